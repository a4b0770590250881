package dev.galeractl.replication.file;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/** Says the zone of times that are written without one. */
final class InZone implements Consumer<LogLine> {
    private final ZoneId zone;
    private final Consumer<LogLine> log;

    InZone(ZoneId zone, Consumer<LogLine> log) {
        this.zone = zone;
        this.log = log;
    }

    @Override
    public void accept(LogLine line) {
        log.accept(line.time().isPresent() && line.time().get().offset().isEmpty() ? zoned(line) : line);
    }

    private LogLine zoned(LogLine line) {
        LogTime time = line.time().orElseThrow();
        return line.timed(new LogTime(time.local(), Optional.of(zone.getRules().getOffset(time.local()))));
    }
}
