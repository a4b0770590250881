package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogLineParser;
import dev.galeractl.replication.position.PositionProblem;
import dev.galeractl.replication.position.RecoveredPosition;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has the server recover its position, and reads it from what the server says. This writes to the datadir. */
final class PositionRecovery {

    private static final Pattern RECOVERED = Pattern.compile("WSREP: Recovered position:?\\s+(\\S+)");

    /** The recovery of a large datadir takes hours, and reads or writes all the time. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private PositionRecovery() {}

    static RecoveredPosition recover(NodeLaunch launch, NodeListener listener)
            throws NodeProblem, InterruptedException {
        Optional<Path> log = Optional.empty();
        try {
            Path file = logFile(launch);
            log = Optional.of(file);
            int status = ProgramRun.run(
                    ServerCommand.recover(launch, ServerAccount.of(launch), file),
                    launch.installation().environment(),
                    PATIENCE,
                    process -> ProcessTable.diskBytes(process.pid()).orElse(0)
                            + file.toFile().length(),
                    heard(launch.installation().server().toString(), listener));
            return position(file, status, listener);
        } catch (IOException e) {
            throw new NodeProblem(
                    NodeProblem.Kind.NOT_LAUNCHED,
                    "The server could not be started to recover its position: " + e.getMessage() + ".",
                    String.valueOf(e.getMessage()),
                    e);
        } finally {
            log.ifPresent(PositionRecovery::deleteQuietly);
        }
    }

    private static Consumer<String> heard(String name, NodeListener listener) {
        AtomicInteger number = new AtomicInteger();
        return line -> listener.logLine(LogLineParser.parse(name, number.incrementAndGet(), line));
    }

    private static Path logFile(NodeLaunch launch) throws IOException {
        Path log = Files.createTempFile("galeractl-recovery-", ".log");
        Optional<String> owner = ServerAccount.owner(launch);
        if (owner.isPresent()) {
            Files.setOwner(
                    log,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(owner.get()));
        }
        return log;
    }

    static RecoveredPosition position(Path log, int status, NodeListener listener) throws NodeProblem {
        Optional<String> text = Optional.empty();
        String last = "";
        for (LogLine line : new FileLogFollower(new LogSpan(log, 0, 1)).poll(true)) {
            listener.logLine(line);
            Matcher matcher = RECOVERED.matcher(line.text());
            if (matcher.find()) {
                text = Optional.of(matcher.group(1));
            }
            last = line.text();
        }
        // A server that named a position and failed afterwards has not finished what the position depends on.
        if (text.isEmpty() || status != 0) {
            throw new NodeProblem(
                    NodeProblem.Kind.POSITION_NOT_RECOVERED,
                    "The server did not recover its position: it ended with status " + status + " and said last: "
                            + last,
                    last);
        }
        try {
            return RecoveredPosition.parse(text.get());
        } catch (PositionProblem e) {
            throw new NodeProblem(
                    NodeProblem.Kind.POSITION_NOT_RECOVERED,
                    "The position that the server names cannot be read: " + e.getMessage() + ".",
                    text.get(),
                    e);
        }
    }

    private static void deleteQuietly(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            // An empty file in the system's temporary folder harms nobody.
            return;
        }
    }
}
