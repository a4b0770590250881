package dev.galeractl.replication.file;

import dev.galeractl.replication.log.LogLine;
import java.time.Instant;
import java.util.function.Consumer;

/** Ends a log at a time: what is later might not have been written yet. A line without a time goes with the one before it. */
final class UntilThen implements Consumer<LogLine> {
    private final Instant until;
    private final Consumer<LogLine> log;
    private boolean later;

    UntilThen(Instant until, Consumer<LogLine> log) {
        this.until = until;
        this.log = log;
    }

    @Override
    public void accept(LogLine line) {
        line.time()
                .flatMap(time -> time.offset().map(offset -> time.local().toInstant(offset)))
                .ifPresent(time -> later = time.isAfter(until));
        if (!later) {
            log.accept(line);
        }
    }
}
