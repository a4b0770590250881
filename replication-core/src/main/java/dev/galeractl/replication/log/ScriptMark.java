package dev.galeractl.replication.log;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What the scripts of a state transfer say of level and time, in their own way: {@code WSREP_SST: [INFO] rsync SST started on joiner (20261122
 * 10:35:28.655)}. Older ones write {@code (20160815 17:11:11.123)} alike, or no time.
 */
record ScriptMark(LogLevel level, Optional<LogTime> time) {

    private static final ScriptMark NONE = new ScriptMark(LogLevel.NONE, Optional.empty());

    private static final String SCRIPT = "WSREP_SST: [";

    /** {@code (20261122 10:35:28.655)}. */
    private static final int TIME = 23;

    static ScriptMark of(String text) {
        if (!text.startsWith(SCRIPT)) {
            return NONE;
        }
        int end = text.indexOf(']', SCRIPT.length());
        LogLevel level = end < 0 || end > SCRIPT.length() + 10
                ? LogLevel.NONE
                : LogLevel.written(text.substring(SCRIPT.length(), end)).orElse(LogLevel.NONE);
        return new ScriptMark(level, time(text));
    }

    private static Optional<LogTime> time(String text) {
        int open = text.length() - TIME;
        if (open < 0 || text.charAt(open) != '(' || text.charAt(open + 9) != ' ' || text.charAt(open + 18) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(new LogTime(
                    LocalDateTime.of(
                            number(text, open + 1, 4),
                            number(text, open + 5, 2),
                            number(text, open + 7, 2),
                            number(text, open + 10, 2),
                            number(text, open + 13, 2),
                            number(text, open + 16, 2),
                            number(text, open + 19, 3) * 1_000_000),
                    Optional.empty()));
        } catch (DateTimeException | NumberFormatException noTime) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int digits) {
        return Integer.parseInt(text, from, from + digits, 10);
    }
}
