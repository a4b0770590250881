package dev.galeractl.replication.file;

import dev.galeractl.replication.log.envelope.LogForm;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * How logs are to be read.
 *
 * @param form what is around their lines, if somebody knows better than the first lines tell
 * @param zone of times that are written without one, if somebody said it
 * @param now the time of reading, in this machine's zone: the zone that is assumed, and the year where collectors write none
 * @param since what ended before is of no interest; the lines are handed in all the same, for a server's start belongs to its last line
 * @param until lines of a later time are not handed in, as if the logs had been read at that time
 */
public record ReadingTerms(
        Optional<LogForm> form,
        Optional<ZoneId> zone,
        ZonedDateTime now,
        Optional<Instant> since,
        Optional<Instant> until) {

    /** Nothing said but the time. */
    public static ReadingTerms at(ZonedDateTime now) {
        return new ReadingTerms(Optional.empty(), Optional.empty(), now, Optional.empty(), Optional.empty());
    }

    ZoneId effectiveZone() {
        return zone.orElse(now.getZone());
    }
}
