package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;

/** Is told what a server says while it is created, launched or watched; called on the thread that waits. */
public interface NodeListener {

    /** Hears nothing. */
    NodeListener NONE = line -> {};

    /** A line of the error log or of the server's standard error, in the order written. */
    void logLine(LogLine line);

    /** The line before reported this change of state. */
    default void stateShift(StateShift shift) {}

    /**
     * A state transfer is arriving.
     *
     * @param bytes what the datadir holds now
     */
    default void transferred(long bytes) {}
}
