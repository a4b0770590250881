package dev.galeractl.bootstrap.execute;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a server is on its way to Synced. What is not known is empty.
 *
 * @param node what the node is called
 * @param stage where it is
 * @param bytes by which its datadir has grown during a full transfer
 * @param total what lay in the datadirs of those that can be its donor, at most; logs that are not sent are among it
 * @param bytesPerSecond at which it grew of late
 * @param remaining at that rate, at most
 * @param writeSets of an incremental transfer
 * @param still how long nothing has moved
 */
public record JoinProgress(
        String node,
        Stage stage,
        Optional<Long> bytes,
        Optional<Long> total,
        Optional<Long> bytesPerSecond,
        Optional<Duration> remaining,
        Optional<WriteSets> writeSets,
        Duration still) {

    /** The stages, in order; a stage may be passed between two looks. */
    public enum Stage {
        /** The server starts, or looks for the group. */
        STARTING,
        /** It is a member and asks for its data. */
        WAITING_FOR_DONOR,
        /** All data is being copied. */
        RECEIVING_COPY,
        /** Only what is missing is being sent. */
        RECEIVING_WRITE_SETS,
        /** It has its data and applies what was written meanwhile. */
        CATCHING_UP,
        SYNCED
    }

    /** How many write-sets of how many have been received. */
    public record WriteSets(long done, long of) {}
}
