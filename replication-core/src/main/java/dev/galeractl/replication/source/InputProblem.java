package dev.galeractl.replication.source;

import java.util.Objects;

/**
 * An input that cannot be used, told in one clear sentence which names the file. It is the user's problem to solve,
 * not a bug of ours: commands print the message as it is, without a stack trace, and exit with 2.
 */
public final class InputProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong; the English sentence is the message, other languages choose their own by this. */
    public enum Kind {
        NOT_FOUND,
        NO_PERMISSION,
        DIRECTORY,
        /** A device, socket or pipe where a file is expected. */
        NOT_A_FILE,
        BINARY,
        TOO_LARGE,
        LINE_TOO_LONG,
        /** The content contradicts its format; the message says where. */
        MALFORMED,
        /** A folder without any file that looks like a log. */
        NO_LOGS,
        /** A folder without any option file, in itself and in the folders in it. */
        NO_OPTION_FILES,
        UNREADABLE
    }

    private final String file;
    private final Kind kind;

    public InputProblem(Kind kind, String file, String sentence) {
        super(Objects.requireNonNull(sentence));
        this.kind = kind;
        this.file = file;
    }

    public InputProblem(Kind kind, String file, String sentence, Throwable cause) {
        super(Objects.requireNonNull(sentence), cause);
        this.kind = kind;
        this.file = file;
    }

    public Kind kind() {
        return kind;
    }

    /** The name of the input, as the user gave it. */
    public String file() {
        return file;
    }

    /** The sentence; never null. */
    public String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
