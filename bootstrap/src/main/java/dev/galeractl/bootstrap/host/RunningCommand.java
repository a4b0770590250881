package dev.galeractl.bootstrap.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A command while it runs. */
public interface RunningCommand extends AutoCloseable {
    /** Its standard input. */
    OutputStream input();

    /** Its standard output, to be read to its end. */
    InputStream output();

    /** Its standard error, to be read to its end. */
    InputStream errors();

    /**
     * Waits for its end, after both outputs ended.
     *
     * @return its exit status; empty if the connection was lost first
     */
    OptionalInt await() throws IOException, InterruptedException;

    /** How long ago its start was asked for: at least as long as it runs. */
    Duration age();

    /** Lets go of it; whether that ends the command is not known. */
    @Override
    void close();
}
