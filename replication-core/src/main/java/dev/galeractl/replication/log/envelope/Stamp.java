package dev.galeractl.replication.log.envelope;

import dev.galeractl.replication.log.LogTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time as collectors write it.
 *
 * @param end index of the first character behind it
 */
record Stamp(LogTime time, int end) {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    /** {@code 2026-11-22T10:23:11[.123456789](Z|+00:00|+0000)}, with a blank for the T too; the offset may be missing only where {@code bare}. */
    static Optional<Stamp> iso(String line, int from, boolean bare) {
        if (line.length() < from + 19
                || line.charAt(from + 4) != '-'
                || line.charAt(from + 7) != '-'
                || (line.charAt(from + 10) != 'T' && line.charAt(from + 10) != ' ')) {
            return Optional.empty();
        }
        int year = number(line, from, 4);
        int month = number(line, from + 5, 2);
        int day = number(line, from + 8, 2);
        int fractionEnd = fractionEnd(line, from + 19);
        int end = fractionEnd;
        Optional<ZoneOffset> offset = Optional.empty();
        if (end < line.length() && line.charAt(end) == 'Z') {
            offset = Optional.of(ZoneOffset.UTC);
            end++;
        } else if (end < line.length() && (line.charAt(end) == '+' || line.charAt(end) == '-')) {
            int colon = end + 3 < line.length() && line.charAt(end + 3) == ':' ? 1 : 0;
            int minutes = number(line, end + 1, 2) * 60 + number(line, end + 3 + colon, 2);
            if (number(line, end + 1, 2) < 0 || number(line, end + 3 + colon, 2) < 0 || minutes > 18 * 60) {
                return Optional.empty();
            }
            offset = Optional.of(ZoneOffset.ofTotalSeconds((line.charAt(end) == '-' ? -60 : 60) * minutes));
            end += 5 + colon;
        }
        if (offset.isEmpty() && !bare) {
            return Optional.empty();
        }
        return at(year, month, day, line, from + 11, fractionEnd, offset, end);
    }

    /** {@code Nov 22 10:26:33[.123456]}: the year is 0, for nobody wrote it. */
    static Optional<Stamp> withoutYear(String line, int from) {
        if (line.length() < from + 15 || line.charAt(from + 3) != ' ' || line.charAt(from + 6) != ' ') {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(line.substring(from, from + 3));
        int day = line.charAt(from + 4) == ' ' ? number(line, from + 5, 1) : number(line, from + 4, 2);
        int end = fractionEnd(line, from + 15);
        return month < 0 || month % 3 != 0
                ? Optional.empty()
                : at(0, month / 3 + 1, day, line, from + 7, end, Optional.empty(), end);
    }

    /** Seconds since 1970 with a fraction, such as {@code 1763806800.123456}. */
    static Optional<Stamp> epoch(String line, int from) {
        int point = from;
        while (point < line.length() && digit(line, point)) {
            point++;
        }
        if (point - from < 9 || point - from > 11 || point >= line.length() || line.charAt(point) != '.') {
            return Optional.empty();
        }
        int end = fractionEnd(line, point);
        return Optional.of(new Stamp(ofEpoch(Long.parseLong(line, from, point, 10), nanos(line, point, end)), end));
    }

    static LogTime ofEpoch(long seconds, int nanos) {
        return new LogTime(LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC), Optional.of(ZoneOffset.UTC));
    }

    private static Optional<Stamp> at(
            int year,
            int month,
            int day,
            String line,
            int clock,
            int fractionEnd,
            Optional<ZoneOffset> offset,
            int end) {
        if (line.charAt(clock + 2) != ':' || line.charAt(clock + 5) != ':') {
            return Optional.empty();
        }
        int hour = number(line, clock, 2);
        int minute = number(line, clock + 3, 2);
        int second = Math.min(59, number(line, clock + 6, 2));
        try {
            return Optional.of(new Stamp(
                    new LogTime(
                            LocalDateTime.of(
                                    year, month, day, hour, minute, second, nanos(line, clock + 8, fractionEnd)),
                            offset),
                    end));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static int fractionEnd(String line, int from) {
        if (from >= line.length() || (line.charAt(from) != '.' && line.charAt(from) != ',')) {
            return from;
        }
        int end = from + 1;
        while (end < line.length() && digit(line, end)) {
            end++;
        }
        return end == from + 1 || end > from + 10 ? from : end;
    }

    private static int nanos(String line, int point, int end) {
        int nanos = 0;
        for (int i = 1; i <= 9; i++) {
            nanos = nanos * 10 + (point + i < end ? line.charAt(point + i) - '0' : 0);
        }
        return nanos;
    }

    /** -1 where there are no such digits; no time has that. */
    private static int number(String line, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (i >= line.length() || !digit(line, i)) {
                return -1;
            }
            number = number * 10 + line.charAt(i) - '0';
        }
        return number;
    }

    private static boolean digit(String line, int at) {
        return line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }
}
