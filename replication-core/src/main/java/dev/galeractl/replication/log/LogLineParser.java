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

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char IDEOGRAPHIC_SPACE = '\u3000';

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
    public static List<LogLine> split(String file, int line, int column, String raw) {
        String seen = withPlainBlanks(raw);
        JournalPrefix prefix = JournalPrefix.of(seen);
        int first = prefix.end();
        int marked = first + LogHead.toolMark(seen, first);
        List<LogLine> lines = new ArrayList<>(2);
        int start = LogHead.nextHead(seen, marked, marked);
        if (start < 0 || !isBlank(seen, marked, start)) {
            int end = start < 0 ? raw.length() : start;
            lines.add(bare(file, line, column + first, prefix.otherProgram(), seen, raw, first, end));
        }
        while (start >= 0) {
            int next = LogHead.nextHead(seen, start + LogHead.SHORTEST, first);
            lines.add(headed(file, line, column + start, seen, raw, start, next < 0 ? raw.length() : next));
            start = next;
        }
        return List.copyOf(lines);
    }

    /** Web pages turn blanks into others; the seed of this project has some. Each is one character, so columns stay. */
    private static String withPlainBlanks(String raw) {
        return raw.indexOf(NO_BREAK_SPACE) < 0 && raw.indexOf(IDEOGRAPHIC_SPACE) < 0
                ? raw
                : raw.replace(NO_BREAK_SPACE, ' ').replace(IDEOGRAPHIC_SPACE, ' ');
    }

    private static boolean isBlank(String raw, int start, int end) {
        for (int i = start; i < end; i++) {
            if (raw.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    private static LogLine bare(
            String file,
            int line,
            int column,
            Optional<String> program,
            String seen,
            String whole,
            int start,
            int end) {
        String text = seen.substring(start, end).strip();
        ScriptMark mark = ScriptMark.of(text);
        return new LogLine(
                file,
                line,
                column,
                mark.time(),
                OptionalLong.empty(),
                mark.level(),
                Optional.empty(),
                program,
                text,
                whole.substring(start, end),
                whole,
                0,
                false);
    }

    private static LogLine headed(String file, int line, int column, String seen, String whole, int start, int end) {
        LogHead head = LogHead.at(seen, start).orElseThrow();
        return new LogLine(
                file,
                line,
                column,
                Optional.of(head.time()),
                head.thread(),
                head.level(),
                head.code(),
                head.subsystem(),
                seen.substring(Math.min(head.end(), end), end).stripTrailing(),
                whole.substring(start, end).stripTrailing(),
                whole,
                0,
                false);
    }
}
