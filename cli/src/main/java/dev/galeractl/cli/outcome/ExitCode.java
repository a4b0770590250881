package dev.galeractl.cli.outcome;

import java.util.Locale;

/** How the program ended, for scripts: a part of the interface, never renumbered. */
public enum ExitCode {
    /** Done; nothing wrong (warnings, notices and unknowns are shown and do not change it). */
    DONE(0),
    /** At least one finding of severity error. */
    FINDINGS(1),
    /** The command line is wrong, or an input cannot be read. */
    USAGE(2),
    /** It would not be safe; nothing was changed. */
    REFUSED(3),
    /** A host or server cannot be reached. */
    UNREACHABLE(4),
    /** A step failed on the way; the journal says where, a second run goes on from there. */
    FAILED(5),
    /** A mistake of ours. */
    BUG(70),
    /** Interrupted; the journal is kept. */
    INTERRUPTED(130);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The key of its one-line meaning in the bundle of texts. */
    public String key() {
        return "exit." + name().toLowerCase(Locale.ROOT);
    }
}
