package dev.galeractl.replication.log;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time at the head of a log line, as written.
 *
 * @param local date and wall-clock time, to the microsecond where the dialect has it
 * @param offset the zone, which only the dialects of MySQL 5.7 and later write; empty means the server's local time
 */
public record LogTime(LocalDateTime local, Optional<ZoneOffset> offset) implements Comparable<LogTime> {

    /** Orders by wall-clock time; two times of different zones are compared as written, for lack of anything better. */
    @Override
    public int compareTo(LogTime other) {
        if (offset.isPresent() && other.offset.isPresent()) {
            return local.toInstant(offset.get()).compareTo(other.local.toInstant(other.offset.get()));
        }
        return local.compareTo(other.local);
    }
}
