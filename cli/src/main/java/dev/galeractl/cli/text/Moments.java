package dev.galeractl.cli.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people write them, in the words that journalctl knows as well (systemd.time(7)). */
public final class Moments {
    private static final Pattern AGO = Pattern.compile("-?\\s*((?:[0-9]+\\s*[a-z]+\\s*)+?)(?:\\s*ago)?");
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9})\\s*([a-z]+)\\s*");

    private Moments() {}

    /**
     * The moment that a word means: {@code 2026-11-22T10:00:00Z}, {@code 2026-11-22 10:00[:30]}, {@code 2026-11-22}, {@code 10:00}, {@code now},
     * {@code today}, {@code yesterday}, {@code tomorrow}, {@code -2h}, {@code 1h 30min ago}, {@code @1763806800}; empty for any other.
     *
     * @param now the time, in the zone that is meant where none is written
     */
    public static Optional<Instant> of(String written, ZonedDateTime now) {
        String word = written.strip().toLowerCase(Locale.ROOT);
        LocalDate today = now.toLocalDate();
        return switch (word) {
            case "" -> Optional.empty();
            case "now" -> Optional.of(now.toInstant());
            case "today" -> Optional.of(midnight(today, now));
            case "yesterday" -> Optional.of(midnight(today.minusDays(1), now));
            case "tomorrow" -> Optional.of(midnight(today.plusDays(1), now));
            default ->
                epoch(word)
                        .or(() -> offset(written.strip()))
                        .or(() -> local(written.strip(), now))
                        .or(() -> ago(word, now));
        };
    }

    private static Instant midnight(LocalDate day, ZonedDateTime now) {
        return day.atStartOfDay(now.getZone()).toInstant();
    }

    private static Optional<Instant> epoch(String word) {
        return word.matches("@[0-9]{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(word.substring(1))))
                : Optional.empty();
    }

    private static Optional<Instant> offset(String word) {
        try {
            return Optional.of(OffsetDateTime.parse(word.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> local(String word, ZonedDateTime now) {
        try {
            if (word.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return Optional.of(midnight(LocalDate.parse(word), now));
            }
            LocalDateTime time = word.matches("[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
                    ? now.toLocalDate().atTime(LocalTime.parse(word))
                    : LocalDateTime.parse(word.replace(' ', 'T'));
            return Optional.of(time.atZone(now.getZone()).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** Either a sign before or {@code ago} behind. */
    private static Optional<Instant> ago(String word, ZonedDateTime now) {
        Matcher matcher = AGO.matcher(word);
        if (!matcher.matches() || !(word.startsWith("-") || word.endsWith("ago"))) {
            return Optional.empty();
        }
        Duration total = Duration.ZERO;
        Matcher spans = SPAN.matcher(matcher.group(1));
        while (spans.lookingAt()) {
            Optional<Duration> unit = unit(spans.group(2));
            if (unit.isEmpty()) {
                return Optional.empty();
            }
            total = total.plus(unit.get().multipliedBy(Long.parseLong(spans.group(1))));
            spans.region(spans.end(), matcher.group(1).length());
        }
        if (spans.regionStart() < matcher.group(1).length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(now.toInstant().minus(total));
        } catch (DateTimeException tooLongAgo) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> unit(String word) {
        return switch (word) {
            case "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(1));
            case "m", "min", "minute", "minutes" -> Optional.of(Duration.ofMinutes(1));
            case "h", "hr", "hour", "hours" -> Optional.of(Duration.ofHours(1));
            case "d", "day", "days" -> Optional.of(Duration.ofDays(1));
            case "w", "week", "weeks" -> Optional.of(Duration.ofDays(7));
            default -> Optional.empty();
        };
    }
}
