package dev.galeractl.replication.log;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands before a message: time, thread, level, code, subsystem.
 *
 * @param end index of the first character of the message
 */
record LogHead(
        LogTime time, OptionalLong thread, LogLevel level, Optional<String> code, Optional<String> subsystem, int end) {

    /** No head is shorter: {@code 130125 9:12:33}. */
    static final int SHORTEST = 14;

    private static final String FATAL = "FATAL ERROR: ";

    /**
     * Index at or after {@code from} where a head starts; -1 if there is none. At the beginning of the line, {@code lineStart}, a time is enough;
     * further in a level or a wrapper's name must follow it: messages quote times, too.
     */
    static int nextHead(String raw, int from, int lineStart) {
        int last = raw.length() - SHORTEST;
        boolean onlyBlanks = from == lineStart;
        for (int i = from; i <= last; i++) {
            char c = raw.charAt(i);
            if (isDigit(c) && (i == 0 || !isDigit(raw.charAt(i - 1)))) {
                Optional<LogHead> head = at(raw, i);
                if (head.isPresent() && (onlyBlanks || head.get().isCertain())) {
                    return i;
                }
            }
            onlyBlanks = onlyBlanks && c <= ' ';
        }
        return -1;
    }

    /**
     * How long the mark is that backup tools put before their time: {@code [00] 2026-11-22 10:11:12 …}, and before that of an error
     * {@code [00] FATAL ERROR: 2026-11-22 10:11:12 …}; 0 if there is none.
     */
    static int toolMark(String raw, int from) {
        boolean mark = from + 5 < raw.length()
                && raw.charAt(from) == '['
                && isDigit(raw.charAt(from + 1))
                && isDigit(raw.charAt(from + 2))
                && raw.charAt(from + 3) == ']'
                && raw.charAt(from + 4) == ' ';
        return !mark ? 0 : raw.startsWith(FATAL, from + 5) ? 5 + FATAL.length() : 5;
    }

    /** The head that starts at {@code start}; empty if no time stands there. */
    static Optional<LogHead> at(String raw, int start) {
        HeadScanner scanner = new HeadScanner(raw, start);
        Optional<LogTime> time = scanner.time();
        if (time.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong thread = scanner.thread();
        Optional<LogLevel> level =
                scanner.level(start >= FATAL.length() && raw.startsWith(FATAL, start - FATAL.length()));
        Optional<String> code = level.isPresent() ? scanner.code() : Optional.empty();
        Optional<String> subsystem = level.isPresent() ? scanner.bracketedSubsystem(code) : scanner.wrapper();
        return Optional.of(
                new LogHead(time.get(), thread, level.orElse(LogLevel.NONE), code, subsystem, scanner.messageStart()));
    }

    private boolean isCertain() {
        return level != LogLevel.NONE || subsystem.isPresent();
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** A level as programs outside of the server write it. */
    private record ColonLevel(String word, LogLevel level) {}

    private static final List<ColonLevel> COLON_LEVELS = List.of(
            new ColonLevel("INFO: ", LogLevel.NOTE),
            new ColonLevel("WARN: ", LogLevel.WARNING),
            new ColonLevel("ERROR: ", LogLevel.ERROR),
            new ColonLevel("FATAL: ", LogLevel.ERROR),
            new ColonLevel("DEBUG: ", LogLevel.NOTE));

    /** Reads a head from left to right; each method consumes what it finds and nothing otherwise. */
    private static final class HeadScanner {

        private final String raw;
        private int at;

        HeadScanner(String raw, int start) {
            this.raw = raw;
            this.at = start;
        }

        /** {@code 130125 [1]2:53:42}, {@code 2026-11-22 [1]0:23:11[.ffffff]} or {@code 2026-11-22T10:23:11[.ffffff][Z|±hh:mm]}. */
        Optional<LogTime> time() {
            int start = at;
            int digits = digitsFrom(at);
            int year;
            int month;
            int day;
            boolean iso = false;
            if (digits == 6) {
                year = 2000 + number(at, 2);
                month = number(at + 2, 2);
                day = number(at + 4, 2);
                at += 6;
            } else if (digits == 4
                    && is(at + 4, '-')
                    && digitsFrom(at + 5) == 2
                    && is(at + 7, '-')
                    && digitsFrom(at + 8) == 2) {
                year = number(at, 4);
                month = number(at + 5, 2);
                day = number(at + 8, 2);
                at += 10;
                iso = is(at, 'T');
            } else {
                return Optional.empty();
            }
            Optional<LogTime> time = clock(year, month, day, iso);
            if (time.isEmpty()) {
                at = start;
            }
            return time;
        }

        private Optional<LogTime> clock(int year, int month, int day, boolean iso) {
            if (iso) {
                at++;
            } else {
                int blanks = blanksFrom(at);
                if (blanks == 0 || blanks > 2) {
                    return Optional.empty();
                }
                at += blanks;
            }
            int hourDigits = digitsFrom(at);
            if ((hourDigits != 2 && hourDigits != 1)
                    || !is(at + hourDigits, ':')
                    || digitsFrom(at + hourDigits + 1) != 2
                    || !is(at + hourDigits + 3, ':')
                    || digitsFrom(at + hourDigits + 4) != 2) {
                return Optional.empty();
            }
            int hour = number(at, hourDigits);
            int minute = number(at + hourDigits + 1, 2);
            int second = number(at + hourDigits + 4, 2);
            at += hourDigits + 6;
            int nanos = fraction();
            Optional<ZoneOffset> offset = iso ? offset() : Optional.empty();
            try {
                // A leap second is written as 60; java.time has no such second.
                return Optional.of(new LogTime(
                        LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59), nanos), offset));
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }

        private int fraction() {
            if (!is(at, '.') && !(is(at, ',') && digitsFrom(at + 1) == 3)) {
                return 0;
            }
            int digits = digitsFrom(at + 1);
            if (digits == 0 || digits > 9) {
                return 0;
            }
            int nanos = number(at + 1, digits);
            for (int i = digits; i < 9; i++) {
                nanos *= 10;
            }
            at += 1 + digits;
            return nanos;
        }

        private Optional<ZoneOffset> offset() {
            if (is(at, 'Z')) {
                at++;
                return Optional.of(ZoneOffset.UTC);
            }
            boolean signed = is(at, '+') || is(at, '-');
            boolean colon = signed && digitsFrom(at + 1) == 2 && is(at + 3, ':') && digitsFrom(at + 4) == 2;
            if (colon || (signed && digitsFrom(at + 1) == 4)) {
                int minutes = number(at + 1, 2) * 60 + number(at + (colon ? 4 : 3), 2);
                if (minutes > 18 * 60) {
                    return Optional.empty();
                }
                int sign = is(at, '-') ? -1 : 1;
                at += colon ? 6 : 5;
                return Optional.of(ZoneOffset.ofTotalSeconds(sign * minutes * 60));
            }
            return Optional.empty();
        }

        /** A process id (5.6), a connection id, or a thread's address in hexadecimal. */
        OptionalLong thread() {
            int blanks = blanksFrom(at);
            int start = at + blanks;
            if (blanks == 0) {
                return OptionalLong.empty();
            }
            boolean hexadecimal = is(start, '0') && is(start + 1, 'x');
            if (!hexadecimal && isBareHexadecimal(start)) {
                at = start + hexadecimalsFrom(start);
                return OptionalLong.of(Long.parseUnsignedLong(raw, start, at, 16));
            }
            int digits = hexadecimal ? hexadecimalsFrom(start + 2) : digitsFrom(start);
            int end = start + (hexadecimal ? 2 : 0) + digits;
            if (digits == 0 || digits > 18 || !is(end, ' ')) {
                return OptionalLong.empty();
            }
            at = end;
            return OptionalLong.of(
                    hexadecimal
                            ? Long.parseUnsignedLong(raw, start + 2, end, 16)
                            : Long.parseLong(raw, start, end, 10));
        }

        /** {@code [Note]}; {@code INFO:} of garbd and of a provider without a server around it. */
        Optional<LogLevel> level(boolean fatal) {
            Optional<String> word = bracketed();
            if (word.filter(HeadScanner::isWorker).isPresent()) {
                // A tool's copying thread, "260101 10:11:12 [01] Copying …": no level, and no part of the message.
                consume(word.orElseThrow());
                return fatal ? Optional.of(LogLevel.ERROR) : Optional.empty();
            }
            Optional<LogLevel> level = word.flatMap(LogLevel::written);
            level.ifPresent(found -> consume(word.orElseThrow()));
            return fatal ? Optional.of(LogLevel.ERROR) : level.isPresent() ? level : levelBeforeColon();
        }

        private Optional<LogLevel> levelBeforeColon() {
            int start = at + blanksFrom(at);
            for (ColonLevel candidate : COLON_LEVELS) {
                if (raw.startsWith(candidate.word(), start)) {
                    at = start + candidate.word().length();
                    return Optional.of(candidate.level());
                }
            }
            return Optional.empty();
        }

        private static boolean isWorker(String word) {
            return word.length() == 2 && isDigit(word.charAt(0)) && isDigit(word.charAt(1));
        }

        Optional<String> code() {
            Optional<String> word = bracketed().filter(found -> found.startsWith("MY-"));
            word.ifPresent(this::consume);
            return word;
        }

        /** Only a line that carries a code has a subsystem: elsewhere brackets belong to the message. */
        Optional<String> bracketedSubsystem(Optional<String> code) {
            if (code.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> word = bracketed();
            word.ifPresent(this::consume);
            return word;
        }

        /** {@code mysqld_safe} and {@code mariadbd-safe} write a time of their own, and no level. */
        Optional<String> wrapper() {
            int start = at + blanksFrom(at);
            for (String name : new String[] {"mysqld_safe", "mariadbd-safe"}) {
                if (raw.startsWith(name + " ", start)) {
                    at = start + name.length();
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }

        int messageStart() {
            return is(at, ' ') ? at + 1 : at;
        }

        private Optional<String> bracketed() {
            int start = at + blanksFrom(at);
            if (!is(start, '[')) {
                return Optional.empty();
            }
            int end = start + 1;
            while (end < raw.length() && end - start <= 20 && isNameCharacter(raw.charAt(end))) {
                end++;
            }
            return end > start + 1 && is(end, ']') ? Optional.of(raw.substring(start + 1, end)) : Optional.empty();
        }

        private void consume(String bracketed) {
            at += blanksFrom(at) + bracketed.length() + 2;
        }

        private static boolean isNameCharacter(char c) {
            return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
        }

        /** InnoDB of 5.6 and 10.0 writes its thread so: {@code 2014-10-12 10:11:12 7fa4d1ce6740 InnoDB: …}. */
        private boolean isBareHexadecimal(int start) {
            int digits = hexadecimalsFrom(start);
            int next = start + digits + blanksFrom(start + digits);
            return digits >= 6
                    && digits <= 16
                    && digits > digitsFrom(start)
                    && next > start + digits
                    && (raw.startsWith("InnoDB:", next) || is(next, '['));
        }

        private boolean is(int index, char expected) {
            return index < raw.length() && raw.charAt(index) == expected;
        }

        private int number(int index, int digits) {
            return Integer.parseInt(raw, index, index + digits, 10);
        }

        private int digitsFrom(int index) {
            int end = index;
            while (end < raw.length() && isDigit(raw.charAt(end))) {
                end++;
            }
            return end - index;
        }

        private int hexadecimalsFrom(int index) {
            int end = index;
            while (end < raw.length() && Character.digit(raw.charAt(end), 16) >= 0 && raw.charAt(end) < 128) {
                end++;
            }
            return end - index;
        }

        private int blanksFrom(int index) {
            int end = index;
            while (end < raw.length() && (raw.charAt(end) == ' ' || raw.charAt(end) == '\t')) {
                end++;
            }
            return end - index;
        }
    }
}
