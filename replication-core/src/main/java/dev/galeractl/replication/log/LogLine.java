package dev.galeractl.replication.log;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One logical line of an error log. Two log lines pasted into one become two of these, with the same {@code line} and different columns.
 *
 * @param file the name of the source, as the user gave it
 * @param line 1-based number of the physical line
 * @param column 1-based column, in characters, at which this logical line starts
 * @param time the time it is headed with, else the one its collector (journald, a container's runtime) gave it; empty for continuations and for what
 *     scripts print, where nobody collected them
 * @param thread the thread or connection id, where the dialect has one
 * @param level the level it is marked with
 * @param code the error code of MySQL 8, such as {@code MY-010119}
 * @param subsystem the subsystem of MySQL 8, such as {@code Galera}, or the program of a line that is not the server's, such as {@code mysqld_safe}
 * @param text the message: what follows time, thread, level, code and subsystem
 * @param raw the logical line as it stands in the file
 * @param whole the physical line it stands in; of a very long line the piece
 * @param part which piece of its log it stands in, from 0: rotated files, and files that belong in between, are pieces of one log
 * @param collected whether the time is the collector's, not the line's own
 */
public record LogLine(
        String file,
        int line,
        int column,
        Optional<LogTime> time,
        OptionalLong thread,
        LogLevel level,
        Optional<String> code,
        Optional<String> subsystem,
        String text,
        String raw,
        String whole,
        int part,
        boolean collected) {

    /** The order of the lines of one log. */
    public static final Comparator<LogLine> ORDER = Comparator.comparingInt(LogLine::part)
            .thenComparingInt(LogLine::line)
            .thenComparingInt(LogLine::column);

    private static final String WSREP = "WSREP: ";
    private static final String PROVIDER = "P: ";

    /**
     * The message without the {@code WSREP: } that MariaDB and MySQL 5 put before it, and without the {@code P: } (provider) that Codership's MySQL 8 does.
     */
    public String message() {
        if (text.startsWith(PROVIDER) && isWsrep()) {
            return text.substring(PROVIDER.length());
        }
        return text.startsWith(WSREP) ? text.substring(WSREP.length()) : text;
    }

    /** The same line of a file that has {@code count} lines more before it. */
    public LogLine movedDown(int count) {
        return new LogLine(
                file, line + count, column, time, thread, level, code, subsystem, text, raw, whole, part, collected);
    }

    /** The same line without what else stands in its physical line: what a collector wrote around it is no evidence. */
    public LogLine alone() {
        return within(raw);
    }

    /** The same line as if this were its physical line. */
    public LogLine within(String other) {
        return whole.equals(other)
                ? this
                : new LogLine(
                        file, line, column, time, thread, level, code, subsystem, text, raw, other, part, collected);
    }

    /** The same line in another piece of its log. */
    public LogLine inPart(int other) {
        return other == part
                ? this
                : new LogLine(
                        file, line, column, time, thread, level, code, subsystem, text, raw, whole, other, collected);
    }

    /** The same line with the time its collector gave it, if it has none of its own. */
    public LogLine receivedAt(LogTime received) {
        return time.isPresent() && !collected ? this : at(received, true);
    }

    /** The same line with its time in a zone; unchanged if it has no time. */
    public LogLine timed(LogTime other) {
        return time.isEmpty() ? this : at(other, collected);
    }

    private LogLine at(LogTime other, boolean byCollector) {
        return new LogLine(
                file,
                line,
                column,
                Optional.of(other),
                thread,
                level,
                code,
                subsystem,
                text,
                raw,
                whole,
                part,
                byCollector);
    }

    /** The same line as another program's than the server's; unchanged if it says itself whose it is. */
    public LogLine by(String program) {
        return subsystem.isPresent()
                ? this
                : new LogLine(
                        file,
                        line,
                        column,
                        time,
                        thread,
                        level,
                        code,
                        Optional.of(program),
                        text,
                        raw,
                        whole,
                        part,
                        collected);
    }

    /** Whether it stands behind another line of the same log. */
    public boolean isBehind(LogLine other) {
        return ORDER.compare(this, other) > 0;
    }

    /** Whether replication wrote this line: {@code WSREP: …}, or the subsystems WSREP and Galera of MySQL 8. */
    public boolean isWsrep() {
        return text.startsWith("WSREP")
                || subsystem
                        .filter(name -> name.startsWith("WSREP") || name.equals("Galera"))
                        .isPresent();
    }

    /** Whether other logical lines stand in the same physical line. */
    public boolean isPart() {
        return raw.length() < whole.stripTrailing().length();
    }

    /** Whether the line starts with a blank of any kind. */
    public boolean isIndented() {
        return !raw.isEmpty() && (raw.charAt(0) <= ' ' || Character.isSpaceChar(raw.charAt(0)));
    }

    /** Whether the line has neither a time of its own nor a level: the continuation of the one above, or no server's line at all. */
    public boolean isBare() {
        return (time.isEmpty() || collected) && level == LogLevel.NONE && subsystem.isEmpty();
    }
}
