package dev.galeractl.cli.outcome;

import java.util.Optional;

/**
 * Something the user can mend. Its message is shown as it is, nobody downstream adds to it; every other exception that leaves a
 * command is a bug of ours.
 */
public final class UserError extends RuntimeException {
    private final ExitCode exitCode;
    private final Optional<String> hint;

    /**
     * @param message one clear sentence in the user's language
     * @param hint what to do about it, a line of its own
     */
    public UserError(ExitCode exitCode, String message, Optional<String> hint) {
        super(message);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    public UserError(ExitCode exitCode, String message) {
        this(exitCode, message, Optional.empty());
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public Optional<String> hint() {
        return hint;
    }

    /** The sentence, never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
