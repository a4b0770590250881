package dev.galeractl.bootstrap.cluster.interview;

/** Where the description goes. */
public sealed interface Destination {
    /** Into this file, as the command line says. */
    record Named(String file) implements Destination {}

    /** Where the result of the program goes. */
    record Output() implements Destination {}

    /** That is asked as well. */
    record Asked() implements Destination {}
}
