package dev.galeractl.cli.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Prints where an exception came from, for those who asked to see it. */
final class StackTrace {
    /** Chains of causes are short; one that is not is a circle. */
    private static final int LONGEST_CHAIN = 20;

    private StackTrace() {}

    static void print(Throwable thrown, PrintWriter err) {
        @Nullable Throwable next = thrown;
        for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
            err.println((i == 0 ? "" : "Caused by: ") + next);
            for (StackTraceElement place : next.getStackTrace()) {
                err.println("\tat " + place);
            }
            next = next.getCause();
        }
    }
}
