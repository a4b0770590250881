package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.SourceSpan;

/**
 * Something in an option file that the server rejects, skips, or reads in a way its author hardly meant. What the
 * kinds say was seen on MariaDB 10.11's {@code my_print_defaults} and {@code mariadbd}.
 *
 * @param span        the place; in a file that was ignored, the beginning of its first line
 * @param detail      the word concerned: a directive's target, a group's or option's name, a value as the server reads it
 * @param stopsServer true if a server given this file does not start; the same mistake in an included file only loses
 *                    the rest of that file
 */
public record OptionFileProblem(Kind kind, SourceSpan span, String detail, boolean stopsServer) {
    /** What is wrong, and what the server does about it. */
    public enum Kind {
        /** The file can be written by everyone: a warning, and the file counts as absent. */
        WORLD_WRITABLE(Effect.TOLERATED),
        /** A setting before any {@code [group]}; also what a byte order mark leads to. Ends the file. */
        SETTING_BEFORE_GROUP(Effect.ENDS_FILE),
        /** {@code [group} without its bracket. Ends the file. */
        GROUP_NOT_CLOSED(Effect.ENDS_FILE),
        /** {@code !include} or {@code !includedir} without a target. Ends the file. */
        DIRECTIVE_WITHOUT_TARGET(Effect.ENDS_FILE),
        /** {@code !includedir} of a folder that cannot be listed. Ends the file. */
        INCLUDE_FOLDER_UNREADABLE(Effect.ENDS_FILE),
        /** A line beginning with an equals sign: no option has an empty name. */
        SETTING_WITHOUT_NAME(Effect.REJECTED),
        /** An abbreviation that begins several options: the server refuses to guess. */
        AMBIGUOUS_NAME(Effect.REJECTED),
        /** An abbreviation that begins one option only: accepted, with a warning that this may end. */
        ABBREVIATED_NAME(Effect.TOLERATED),
        /** {@code !include} of a file that is not there: skipped without a word. */
        INCLUDE_NOT_FOUND(Effect.TOLERATED),
        /** Read again and again, ten files deep, until the server stops with a warning. */
        INCLUDES_ITSELF(Effect.TOLERATED),
        /** More than ten files deep: the directive is skipped with a warning. */
        INCLUDE_TOO_DEEP(Effect.TOLERATED),
        /** A directive on a last line without line end: the server drops the last character of its target. */
        DIRECTIVE_CUT(Effect.TOLERATED),
        /** An unknown {@code !word}: skipped without a word. */
        UNKNOWN_DIRECTIVE(Effect.TOLERATED),
        /** Longer than the server's buffer of 4094 bytes: the rest counts as a line of its own, comments too. */
        LINE_TOO_LONG(Effect.TOLERATED),
        /** A NUL byte: the rest of the line is lost. */
        NUL_BYTE(Effect.TOLERATED),
        /** A quote or apostrophe without its partner: it stays part of the value, and no comment ends the line. */
        QUOTE_NOT_CLOSED(Effect.TOLERATED),
        /** The value begins with a quoted part but does not end with it: the quotes stay part of the value. */
        QUOTES_KEPT(Effect.TOLERATED),
        /**
         * Outside quotes the server takes the byte A0 for a blank and drops it from the end: a UTF-8 character such as
         * {@code à} or {@code ム} loses its last byte there.
         */
        LAST_CHARACTER_BROKEN(Effect.TOLERATED);

        private final Effect effect;

        Kind(Effect effect) {
            this.effect = effect;
        }

        /** True if the server reads no further in this file. */
        boolean endsFile() {
            return effect == Effect.ENDS_FILE;
        }

        /** True if the server refuses to start, however deep in includes this stands. */
        boolean isRejected() {
            return effect == Effect.REJECTED;
        }
    }

    private enum Effect {
        /** The rest of the file is lost; the server refuses to start unless the file was only included. */
        ENDS_FILE,
        /** Found when the server looks at its options: it refuses to start. */
        REJECTED,
        TOLERATED
    }
}
