package dev.galeractl.diagnostics.config.rules;

/** One check of a server's options. It does no I/O, reads no clock, and says "unknown" where a fact is missing. */
public interface ConfigRule {

    /** Looks at the inquiry's facts and tells it what is wrong, or what could not be decided. */
    void check(Inquiry inquiry);
}
