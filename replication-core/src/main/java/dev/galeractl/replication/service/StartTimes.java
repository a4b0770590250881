package dev.galeractl.replication.service;

import dev.galeractl.replication.service.ServiceAdditions.StartLimit;
import dev.galeractl.replication.service.UnitFile.Assignment;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as systemd.time(7) documents them: {@code 900}, {@code 15min}, {@code 1h 30min}, {@code infinity}; 0 is no limit. */
final class StartTimes {
    private static final Pattern PIECE = Pattern.compile("(\\d{1,12})\\s*([a-z]*)\\s*");
    private static final Map<String, Long> MILLISECONDS = Map.ofEntries(
            Map.entry("", 1000L),
            Map.entry("s", 1000L),
            Map.entry("sec", 1000L),
            Map.entry("second", 1000L),
            Map.entry("seconds", 1000L),
            Map.entry("ms", 1L),
            Map.entry("m", 60_000L),
            Map.entry("min", 60_000L),
            Map.entry("minute", 60_000L),
            Map.entry("minutes", 60_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("hr", 3_600_000L),
            Map.entry("hour", 3_600_000L),
            Map.entry("hours", 3_600_000L),
            Map.entry("d", 86_400_000L),
            Map.entry("day", 86_400_000L),
            Map.entry("days", 86_400_000L));

    private StartTimes() {}

    /** Empty if it cannot be read; systemd then goes on as if it was not there. */
    static Optional<StartLimit> read(Assignment it) {
        if (it.value().equals("infinity")) {
            return Optional.of(new StartLimit(Optional.empty(), it.value(), it.place(it.value())));
        }
        long sum = 0;
        int at = 0;
        Matcher piece = PIECE.matcher(it.value());
        while (at < it.value().length()) {
            Long unit = piece.find(at) && piece.start() == at ? MILLISECONDS.get(piece.group(2)) : null;
            if (unit == null) {
                return Optional.empty();
            }
            sum += Long.parseLong(piece.group(1)) * unit;
            at = piece.end();
        }
        Optional<Long> seconds = sum == 0 ? Optional.empty() : Optional.of(sum / 1000);
        return at == 0 ? Optional.empty() : Optional.of(new StartLimit(seconds, it.value(), it.place(it.value())));
    }
}
