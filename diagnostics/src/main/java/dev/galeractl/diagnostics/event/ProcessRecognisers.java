package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.ProcessEvent.Aborting;
import dev.galeractl.diagnostics.event.ProcessEvent.AddressInUse;
import dev.galeractl.diagnostics.event.ProcessEvent.ArbitratorStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.AssertionFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.CrashRecovery;
import dev.galeractl.diagnostics.event.ProcessEvent.DatadirInUse;
import dev.galeractl.diagnostics.event.ProcessEvent.InstallStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.InstallStepDone;
import dev.galeractl.diagnostics.event.ProcessEvent.KilledFromOutside;
import dev.galeractl.diagnostics.event.ProcessEvent.PortSuspected;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownCompleted;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.ProcessEvent.SignalReceived;
import dev.galeractl.diagnostics.event.ProcessEvent.Terminated;
import dev.galeractl.diagnostics.event.ProcessEvent.VersionReported;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperEnded;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperFoundServerGone;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperStarting;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Events in the life of the server process. */
final class ProcessRecognisers {

    private ProcessRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("Starting", "daemon with databases from ", ProcessRecognisers::starting);
        on.onFirstWord("Starting", "Starting MariaDB ", ProcessRecognisers::starting);
        on.onFirstWord("mysqld", "from pid file", ProcessRecognisers::wrapperEnded);
        on.onFirstWord("mariadbd", "from pid file", ProcessRecognisers::wrapperEnded);
        on.onFirstWord("Number", "Number of processes running now: 0", ProcessRecognisers::serverGone);
        on.onFirstWord("Installing", "system tables", ProcessRecognisers::installStarting);
        on.onFirstWord("OK", ProcessRecognisers::installStepDone);
        on.onFirstWord("Version:", ProcessRecognisers::version);
        on.onFirstWord("Read", "Read config:", (line, message) -> Optional.of(new ArbitratorStarting(line)));
        on.onFirstWord("Exiting", "Exiting main loop", (line, message) -> Optional.of(new ShutdownCompleted(line)));
        on.onFirstWord("Normal", "Normal shutdown", ProcessRecognisers::shutdownRequested);
        on.onFirstWord("Aborting", (line, message) -> Optional.of(new Aborting(line)));
        // As quoted by what runs before the server to learn its position.
        on.onFirstWord("Aborting'", (line, message) -> Optional.of(new Aborting(line)));
        on.onFirstWord("Can't", "Address already in use", ProcessRecognisers::addressInUse);
        on.onFirstWord("Failed", "Address already in use", ProcessRecognisers::istPortInUse);
        on.onAnyPhrase(
                List.of("Unable to lock ./ib", "Can't lock aria control file"), ProcessRecognisers::datadirInUse);
        on.onFirstWord("Do", "server running on port: ", ProcessRecognisers::portSuspected);
        on.onAnyPhrase(
                List.of(
                        "crash recovery from checkpoint",
                        "InnoDB: Starting crash recovery",
                        "Database was not shut down normally"),
                ProcessRecognisers::crashRecovery);
        on.onPhrase("ut of memory: Kill", ProcessRecognisers::kernel);
        on.onAnyPhrase(
                List.of(
                        "Assertion failure in ",
                        "Assertion failure: ",
                        "Failing assertion: ",
                        "Assertion `",
                        "terminate called after throwing"),
                (line, message) -> Optional.of(new AssertionFailed(line)));
        on.onAnyPhrase(
                List.of(
                        " got signal ",
                        "mysqld got",
                        "mariadbd got",
                        "ready for connections.",
                        ": Normal shutdown",
                        "Received SHUTDOWN from user",
                        ": Shutdown complete",
                        "mariadbd: Terminated.",
                        "mysqld: Terminated.",
                        ") starting as process "),
                ProcessRecognisers::byPath);
        on.onPhrase("code=killed, status=9/KILL", ProcessRecognisers::killedBySignal);
    }

    private static Optional<LogEvent> starting(LogLine line, String message) {
        if (line.subsystem().isPresent()) {
            return Phrase.after(message, "daemon with databases from ")
                    .map(datadir -> new WrapperStarting(line, datadir.strip()));
        }
        return Phrase.wordAfter(message, "Starting MariaDB ").map(version -> new ServerStarting(line, version));
    }

    private static Optional<LogEvent> wrapperEnded(LogLine line, String message) {
        boolean wrapper = line.subsystem().filter(name -> name.endsWith("safe")).isPresent();
        return wrapper && message.contains("from pid file") ? Optional.of(new WrapperEnded(line)) : Optional.empty();
    }

    private static Optional<LogEvent> serverGone(LogLine line, String message) {
        return message.startsWith("Number of processes running now: 0")
                ? Optional.of(new WrapperFoundServerGone(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> installStarting(LogLine line, String message) {
        return line.isBare() && message.contains("system tables")
                ? Optional.of(new InstallStarting(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> installStepDone(LogLine line, String message) {
        return line.isBare() && message.equals("OK") ? Optional.of(new InstallStepDone(line)) : Optional.empty();
    }

    private static Optional<LogEvent> version(LogLine line, String message) {
        return Phrase.between(message, "Version: '", "'").map(version -> {
            Optional<Integer> port = Phrase.after(message, "port: ").flatMap(Phrase::leadingNumber);
            String product = Phrase.after(message, "port: ")
                    .map(rest -> rest.replaceFirst("^\\d+\\s*", ""))
                    .orElse("")
                    .strip();
            return new VersionReported(line, version, port.map(OptionalInt::of).orElseGet(OptionalInt::empty), product);
        });
    }

    private static Optional<LogEvent> shutdownRequested(LogLine line, String message) {
        return message.startsWith("Normal shutdown") ? Optional.of(new ShutdownRequested(line)) : Optional.empty();
    }

    /** {@code /usr/sbin/mariadbd: …}, {@code /usr/sbin/mariadbd (initiated by: …): …}: the path is whatever it is. */
    private static Optional<LogEvent> byPath(LogLine line, String message) {
        if (line.time().isEmpty()) {
            // A crash report writes its own time: "14:30:00 UTC - mysqld got signal 11 ;".
            return message.contains("mysqld got") || message.contains("mariadbd got")
                    ? signal(line, message)
                    : Optional.empty();
        }
        if (message.endsWith("ready for connections.") || message.contains(": ready for connections.")) {
            return Optional.of(new ReadyForConnections(line));
        }
        if (message.contains(": Normal shutdown") || message.contains("Received SHUTDOWN from user")) {
            return Optional.of(new ShutdownRequested(line));
        }
        if (message.endsWith(": Shutdown complete") || message.contains(": Shutdown complete (")) {
            return Optional.of(new ShutdownCompleted(line));
        }
        if (message.endsWith("mariadbd: Terminated.") || message.endsWith("mysqld: Terminated.")) {
            return Optional.of(new Terminated(line));
        }
        int starting = message.indexOf(") starting as process ");
        if (starting >= 0) {
            String program = message.substring(0, starting);
            return Optional.of(new ServerStarting(line, program.substring(program.lastIndexOf(' ') + 1)));
        }
        return signal(line, message);
    }

    private static Optional<LogEvent> signal(LogLine line, String message) {
        return Phrase.after(message, " got signal ")
                .flatMap(Phrase::leadingNumber)
                .map(signal -> new SignalReceived(line, signal));
    }

    private static Optional<LogEvent> killedBySignal(LogLine line, String message) {
        boolean systemd = message.contains("code=killed, status=9/KILL")
                && (message.contains("mariadb") || message.contains("mysql"));
        return systemd ? Optional.of(new KilledFromOutside(line, false)) : Optional.empty();
    }

    /** {@code Out of memory: Killed process 812 (mariadbd) …} of the host, {@code Memory cgroup out of memory: …} of a unit or container. */
    private static Optional<LogEvent> kernel(LogLine line, String message) {
        boolean killed = message.contains("ut of memory: Kill");
        return killed && (message.contains("(mysqld)") || message.contains("(mariadbd)"))
                ? Optional.of(new KilledFromOutside(line, true))
                : Optional.empty();
    }

    private static Optional<LogEvent> crashRecovery(LogLine line, String message) {
        return message.contains("crash recovery from checkpoint")
                        || message.startsWith("InnoDB: Starting crash recovery")
                        || message.contains("Database was not shut down normally")
                ? Optional.of(new CrashRecovery(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> datadirInUse(LogLine line, String message) {
        return message.contains("Unable to lock ./ib") || message.contains("Can't lock aria control file")
                ? Optional.of(new DatadirInUse(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> addressInUse(LogLine line, String message) {
        return line.level() == LogLevel.ERROR && message.contains("Address already in use")
                ? Optional.of(new AddressInUse(line, Optional.empty()))
                : Optional.empty();
    }

    private static Optional<LogEvent> istPortInUse(LogLine line, String message) {
        return message.contains("IST listener at ") && message.contains("Address already in use")
                ? Optional.of(new AddressInUse(
                        line, Phrase.between(message, "IST listener at ", "'").map(Addresses::withoutScheme)))
                : Optional.empty();
    }

    private static Optional<LogEvent> portSuspected(LogLine line, String message) {
        return Phrase.after(message, "another server running on port: ")
                .or(() -> Phrase.after(message, "another mysqld server running on port: "))
                .flatMap(Phrase::leadingNumber)
                .map(port -> new PortSuspected(line, port));
    }
}
