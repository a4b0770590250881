package dev.galeractl.cli.session;

/** How much conversation is wanted on stderr; the result on stdout is the same in all. */
public enum Verbosity {
    QUIET,
    NORMAL,
    VERBOSE
}
