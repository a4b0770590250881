package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.ProcessEvent.ControlProcessFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.KilledFromOutside;
import dev.galeractl.diagnostics.event.ProcessEvent.LeftOverProcess;
import dev.galeractl.diagnostics.event.ProcessEvent.ProbeFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.RecoveryRunFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.TerminationIgnored;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitGaveUpRestarting;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitPhase;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitRestarts;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitTimedOut;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Events of what keeps a server running: systemd and Kubernetes. Lines about other services are passed over. */
final class ServiceRecognisers {

    private ServiceRecognisers() {}

    static void register(Recognisers on) {
        on.onAnyPhrase(
                List.of("operation timed out. Terminating", "Stopping timed out. "), ServiceRecognisers::timedOut);
        on.onPhrase("-sigterm' timed out. ", ServiceRecognisers::terminationIgnored);
        on.onAnyPhrase(
                List.of(
                        "killed by the OOM killer",
                        "OOM killer killed some",
                        "systemd-oomd killed ",
                        "Failed with result 'oom-kill'"),
                (line, message) -> ours(message) ? Optional.of(new KilledFromOutside(line, true)) : Optional.empty());
        on.onPhrase("remains running after unit stopped", ServiceRecognisers::leftOver);
        on.onPhrase("Found left-over process ", ServiceRecognisers::leftOver);
        on.onPhrase(
                "Start request repeated too quickly",
                (line, message) -> ours(message) ? Optional.of(new UnitGaveUpRestarting(line)) : Optional.empty());
        on.onAnyPhrase(
                List.of("Control process exited, code=exited", "control process exited, code=exited"),
                ServiceRecognisers::controlProcess);
        on.onPhrase("restart counter is at ", ServiceRecognisers::restarts);
        on.onAnyPhrase(
                List.of("iveness probe failed", "tartup probe failed", "failed liveness probe", "failed startup probe"),
                (line, message) -> Optional.of(new ProbeFailed(line, message.contains("will be restarted"))));
        on.onPhrase(
                "Failed to start mysqld for wsrep recovery",
                (line, message) -> Optional.of(new RecoveryRunFailed(line)));
    }

    private static boolean ours(String message) {
        int service = message.indexOf(".service: ");
        if (service < 0) {
            return false;
        }
        String unit = message.substring(0, service).toLowerCase(Locale.ROOT);
        return unit.contains("mariadb") || unit.contains("mysql");
    }

    /** {@code Start-pre operation timed out. Terminating.}; since systemd 246 in small letters. */
    private static Optional<LogEvent> timedOut(LogLine line, String message) {
        if (!ours(message)) {
            return Optional.empty();
        }
        String text = message.toLowerCase(Locale.ROOT);
        UnitPhase phase = text.contains("start-pre operation")
                ? UnitPhase.BEFORE_START
                : text.contains("stop") ? UnitPhase.STOP : UnitPhase.START;
        return Optional.of(new UnitTimedOut(line, phase));
    }

    private static Optional<LogEvent> terminationIgnored(LogLine line, String message) {
        return ours(message)
                ? Optional.of(new TerminationIgnored(line, message.contains("Killing")))
                : Optional.empty();
    }

    private static Optional<LogEvent> leftOver(LogLine line, String message) {
        return ours(message)
                ? Phrase.after(message, " process ")
                        .flatMap(Phrase::leadingNumber)
                        .map(pid -> new LeftOverProcess(line, pid))
                : Optional.empty();
    }

    /** {@code status=1/FAILURE}; before systemd 242 {@code status=1}. */
    private static Optional<LogEvent> controlProcess(LogLine line, String message) {
        return ours(message)
                ? Phrase.after(message, "status=")
                        .flatMap(Phrase::leadingNumber)
                        .map(status -> new ControlProcessFailed(line, status))
                : Optional.empty();
    }

    private static Optional<LogEvent> restarts(LogLine line, String message) {
        return ours(message)
                ? Phrase.after(message, "restart counter is at ")
                        .flatMap(Phrase::leadingNumber)
                        .map(counter -> new UnitRestarts(line, counter))
                : Optional.empty();
    }
}
