package dev.galeractl.replication.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as systemd.time(7) documents them: {@code 900}, {@code 15min}, {@code 1h 30min}. */
public final class TimeSpan {
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

    private TimeSpan() {}

    /** The sum of the pieces; empty for anything else, {@code infinity} included. */
    public static Optional<Duration> parse(String text) {
        long sum = 0;
        int at = 0;
        Matcher piece = PIECE.matcher(text);
        while (at < text.length()) {
            Long unit = piece.find(at) && piece.start() == at ? MILLISECONDS.get(piece.group(2)) : null;
            if (unit == null) {
                return Optional.empty();
            }
            sum += Long.parseLong(piece.group(1)) * unit;
            at = piece.end();
        }
        return at == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(sum));
    }
}
