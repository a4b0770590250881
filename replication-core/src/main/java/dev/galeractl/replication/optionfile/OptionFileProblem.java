package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.SourceSpan;

/**
 * Something in an option file that the server rejects, skips, or reads in a way its author hardly meant.
 *
 * @param span   the place; in a file that was ignored, its first line
 * @param detail the word concerned: a directive's target, a group's name, an ignored file
 */
public record OptionFileProblem(Kind kind, SourceSpan span, String detail) {
    /** What the real programs do about it, seen on MariaDB 10.11. */
    public enum Kind {
        /** The file can be written by everyone: a warning, and the file counts as absent. */
        WORLD_WRITABLE(false),
        /** A setting before any {@code [group]}; also what a byte order mark leads to. */
        SETTING_BEFORE_GROUP(true),
        /** {@code [group} without its bracket. */
        GROUP_NOT_CLOSED(true),
        /** {@code !include} or {@code !includedir} without a target. */
        DIRECTIVE_WITHOUT_TARGET(true),
        /** An unknown {@code !word}: skipped without a word. */
        UNKNOWN_DIRECTIVE(false),
        /** {@code !include} of a file that is not there or cannot be read: skipped without a word. */
        INCLUDE_UNREADABLE(false),
        /** {@code !includedir} of a folder that cannot be listed. */
        INCLUDE_FOLDER_UNREADABLE(true),
        /** Included by itself, or more than ten files deep: the directive is skipped. */
        INCLUDE_TOO_DEEP(false),
        /** Longer than the server's line buffer: the rest counts as a line of its own. */
        LINE_TOO_LONG(false),
        /** A NUL byte: the rest of the line is lost. */
        NUL_BYTE(false),
        /** A value that opens a quote and does not close it at its end: the quote stays part of the value. */
        QUOTE_NOT_CLOSED(false),
        /** An abbreviation which the server accepts today, with a warning. */
        ABBREVIATED_NAME(false);

        private final boolean stopsServer;

        Kind(boolean stopsServer) {
            this.stopsServer = stopsServer;
        }

        /** True if a server given this file does not start at all. */
        public boolean stopsServer() {
            return stopsServer;
        }
    }
}
