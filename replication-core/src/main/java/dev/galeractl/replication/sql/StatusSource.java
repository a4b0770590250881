package dev.galeractl.replication.sql;

/** The port to a running server's own words about itself. */
public interface StatusSource {

    /**
     * Asks once; never longer than a few seconds, never retries, never changes anything at the server.
     *
     * <p>A node outside the Primary Component answers, too: it refuses statements on tables only.
     */
    StatusReading read(StatusAddress address, Account account);

    /** This source, and where it fails for no reason of the server's, another one. */
    default StatusSource orElse(StatusSource other) {
        return (address, account) -> {
            StatusReading reading = read(address, account);
            return reading instanceof StatusReading.Failed ? other.read(address, account) : reading;
        };
    }
}
