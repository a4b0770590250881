package dev.galeractl.replication.node;

import java.time.Duration;

/** What became of stopping a server. */
public sealed interface StopOutcome {

    /** It ended after it was asked to. */
    record Stopped(Duration took) implements StopOutcome {}

    /** It was gone already, or its process id belongs to another process now. */
    record AlreadyGone() implements StopOutcome {}

    /** It was asked and still runs; it may be busy writing. Nothing stronger was done. */
    record StillRunning(Duration waited) implements StopOutcome {}

    /** It was not asked: it does not greet its clients yet, and a signal now would leave it running without ever taking any. */
    record NotAnswering() implements StopOutcome {}

    /** This user may not signal it. */
    record NotPermitted() implements StopOutcome {}
}
