package dev.galeractl.replication.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Understands one line of an error log, whatever server wrote it: MySQL 5.1 to 5.5 ({@code 130125 12:53:42 [Note] …}, hours of one digit included),
 * 5.6 (process id), 5.7 (ISO times), 8 ({@code [MY-…] [Galera]}), MariaDB ({@code 2026-11-22 10:23:11 0 [Note] …}), mysqld_safe, and lines without any head.
 * It never fails: what it does not know is a bare line.
 */
public final class LogLineParser {

    private LogLineParser() {}

    /** The one line {@code raw} is, or the first of several joined in it; see {@link #split}. */
    public static LogLine parse(String file, int line, String raw) {
        return split(file, line, raw).get(0);
    }

    /**
     * The logical lines in one physical line, at least one. A second line starts where, after a blank, a time and a level (or a wrapper's name) follow:
     * terminals and web pages join lines so.
     */
    public static List<LogLine> split(String file, int line, String raw) {
        return split(file, line, 1, raw);
    }

    /** As {@link #split(String, int, String)}, for a piece of a line that starts at {@code column}. */
    static List<LogLine> split(String file, int line, int column, String raw) {
        JournalPrefix prefix = JournalPrefix.of(raw);
        int first = prefix.end();
        List<LogLine> lines = new ArrayList<>(2);
        int start = LogHead.nextHead(raw, first, first);
        if (start < 0 || !isBlank(raw, first, start)) {
            int end = start < 0 ? raw.length() : start;
            lines.add(bare(file, line, column + first, prefix.otherProgram(), raw.substring(first, end), raw));
        }
        while (start >= 0) {
            int next = LogHead.nextHead(raw, start + LogHead.SHORTEST, first);
            int end = next < 0 ? raw.length() : next;
            lines.add(
                    headed(file, line, column + start, raw.substring(start, end).stripTrailing(), raw));
            start = next;
        }
        return List.copyOf(lines);
    }

    private static boolean isBlank(String raw, int start, int end) {
        for (int i = start; i < end; i++) {
            if (raw.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    private static LogLine bare(String file, int line, int column, Optional<String> program, String raw, String whole) {
        return new LogLine(
                file,
                line,
                column,
                Optional.empty(),
                OptionalLong.empty(),
                LogLevel.NONE,
                Optional.empty(),
                program,
                raw.strip(),
                raw,
                whole);
    }

    private static LogLine headed(String file, int line, int column, String raw, String whole) {
        LogHead head = LogHead.at(raw, 0).orElseThrow();
        return new LogLine(
                file,
                line,
                column,
                Optional.of(head.time()),
                head.thread(),
                head.level(),
                head.code(),
                head.subsystem(),
                raw.substring(head.end()),
                raw,
                whole);
    }
}
