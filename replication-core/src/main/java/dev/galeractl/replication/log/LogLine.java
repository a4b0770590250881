package dev.galeractl.replication.log;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One logical line of an error log. Two log lines pasted into one become two of these, with the same {@code line} and different columns.
 *
 * @param file the name of the source, as the user gave it
 * @param line 1-based number of the physical line
 * @param column 1-based column, in characters, at which this logical line starts
 * @param time the time it is headed with; empty for continuations and for what scripts print
 * @param thread the thread or connection id, where the dialect has one
 * @param level the level it is marked with
 * @param code the error code of MySQL 8, such as {@code MY-010119}
 * @param subsystem the subsystem of MySQL 8, such as {@code Galera}, or the program of a line that is not the server's, such as {@code mysqld_safe}
 * @param text the message: what follows time, thread, level, code and subsystem
 * @param raw the logical line as it stands in the file
 * @param whole the physical line it stands in; of a very long line the piece
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
        String whole) {

    private static final String WSREP = "WSREP: ";

    /** The message without the {@code WSREP: } that MariaDB and MySQL 5 put before it. */
    public String message() {
        return text.startsWith(WSREP) ? text.substring(WSREP.length()) : text;
    }

    /** The same line of a file that has {@code count} lines more before it. */
    public LogLine movedDown(int count) {
        return new LogLine(file, line + count, column, time, thread, level, code, subsystem, text, raw, whole);
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

    /** Whether the line has neither time nor level: the continuation of the one above, or no server's line at all. */
    public boolean isBare() {
        return time.isEmpty() && level == LogLevel.NONE && subsystem.isEmpty();
    }
}
