package dev.galeractl.bootstrap.host;

import java.nio.charset.StandardCharsets;

/** What came of a command that ran to its end. */
public final class CommandResult {
    private final int status;
    private final byte[] output;
    private final byte[] errors;
    private final boolean cut;

    CommandResult(int status, byte[] output, byte[] errors, boolean cut) {
        this.status = status;
        this.output = output;
        this.errors = errors;
        this.cut = cut;
    }

    /** Its exit status; 128 and the signal's number if a signal ended it. */
    public int status() {
        return status;
    }

    /** Whether its exit status is 0. */
    public boolean isGood() {
        return status == 0;
    }

    /** What it wrote to its standard output. */
    public byte[] bytes() {
        return output.clone();
    }

    /** The same as text. */
    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** What it wrote to its standard error. */
    public String errors() {
        return new String(errors, StandardCharsets.UTF_8);
    }

    /** Whether more was written than was kept, so that the end of something is missing. */
    public boolean isCut() {
        return cut;
    }

    @Override
    public String toString() {
        return "status " + status + ", " + output.length + " bytes" + (cut ? " and more" : "");
    }
}
