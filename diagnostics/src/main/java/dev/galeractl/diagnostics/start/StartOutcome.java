package dev.galeractl.diagnostics.start;

/** How a start of a server ended, as far as the log tells. */
public enum StartOutcome {
    /** It is up; the log ends while it runs. */
    RUNNING,
    /** Somebody asked it to stop, and it did. */
    STOPPED,
    /** It ended by its own decision, with an error. */
    GAVE_UP,
    /** A signal of its own making ended it: a failed assertion, a bad memory access. */
    CRASHED,
    /** It was ended without a word: kill -9, the out-of-memory killer, loss of power. */
    KILLED,
    /** The log ends, or is cut, before anything is decided. */
    UNKNOWN
}
