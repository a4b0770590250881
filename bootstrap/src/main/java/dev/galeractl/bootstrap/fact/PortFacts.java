package dev.galeractl.bootstrap.fact;

import java.util.Optional;

/**
 * A port the server will need.
 *
 * @param purpose group, ist, sst or client
 * @param address where the server will listen; 0.0.0.0 for everywhere
 * @param use what is known about it
 * @param holder the process that listens there, if that can be told
 */
public record PortFacts(String purpose, String address, int port, Use use, Optional<PortHolder> holder) {
    /** Whether somebody listens. */
    public enum Use {
        FREE,
        TAKEN,
        /** The address is not one of this host. */
        NOT_OURS,
        UNKNOWN
    }
}
