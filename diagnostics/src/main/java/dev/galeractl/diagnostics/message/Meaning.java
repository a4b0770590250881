package dev.galeractl.diagnostics.message;

/** What one line of a log is, as far as the catalogue can tell. */
public sealed interface Meaning {

    /** A message that is known. */
    record Known(MessageMatch match) implements Meaning {}

    /** Goes on with the message of an earlier line: a view, an option list, a backtrace. */
    record Continued() implements Meaning {}

    /** Nothing that is known. */
    record Unknown() implements Meaning {}

    /** Nothing at all. */
    record Blank() implements Meaning {}
}
