package dev.galeractl.cli.render;

/** How often an annotated log tells what a message means. */
public enum Telling {
    /** Never: marks only. */
    NEVER,
    /** When it was not told shortly before. */
    WHEN_NEW,
    /** At every line. */
    ALWAYS
}
