package dev.galeractl.replication.sql;

/** The port to a running server's own words about itself. */
public interface StatusSource {

    /**
     * Asks once; never longer than a few seconds, never retries, never changes anything at the server.
     *
     * <p>A node outside the Primary Component answers, too: it refuses statements on tables only.
     */
    StatusReading read(StatusAddress address, Account account);
}
