package dev.galeractl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/**
 * What a program left when it had ended.
 *
 * @param exitStatus 128 + signal where a signal ended it
 */
public record ProgramResult(List<String> command, int exitStatus, String out, String err, Duration took) {

    /** Fails, showing both outputs, unless the program ended with this status. */
    public ProgramResult assertExit(int expected) {
        assertThat(exitStatus).as("exit status of %s", this).isEqualTo(expected);
        return this;
    }

    /** Fails unless standard output contains the text. */
    public ProgramResult assertOut(String text) {
        assertThat(out).as("stdout of %s", this).contains(text);
        return this;
    }

    /** Fails unless standard error contains the text. */
    public ProgramResult assertErr(String text) {
        assertThat(err).as("stderr of %s", this).contains(text);
        return this;
    }

    @Override
    public String toString() {
        return "%s%nexit status %d after %d ms%n--- stdout ---%n%s%n--- stderr ---%n%s%n"
                .formatted(String.join(" ", command), exitStatus, took.toMillis(), out, err);
    }
}
