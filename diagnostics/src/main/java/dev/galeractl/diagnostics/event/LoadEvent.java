package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;

/** What a line says about a node that cannot keep up, or was told not to. Each record's comment shows a line it is made from. */
public sealed interface LoadEvent extends LogEvent {

    /** {@code Provider paused at 79c3…:3 (10)}: a state transfer's donor does so too. */
    record ProviderPaused(LogLine line) implements LoadEvent {}

    /** {@code Provider resumed.}, {@code resuming provider at 10}. */
    record ProviderResumed(LogLine line) implements LoadEvent {}

    /** {@code certification interval for trx … exceeds the limit of 16384}. */
    record CertificationIntervalExceeded(LogLine line, String limit) implements LoadEvent {}

    /** {@code Recv queue hard limit exceeded. Can't continue.}. */
    record ReceiveQueueExhausted(LogLine line) implements LoadEvent {}

    /** {@code Soft recv queue limit exceeded, starting replication throttle. …}. */
    record ReplicationThrottled(LogLine line) implements LoadEvent {}

    /** {@code Slave queue grew too long while trying to request state transfer 3 time(s). …}. */
    record QueueGrewWhileJoining(LogLine line) implements LoadEvent {}

    /** {@code InnoDB: A long semaphore wait:}. */
    record SemaphoreWait(LogLine line) implements LoadEvent {}

    /** {@code Semaphore wait has lasted > 600 seconds. We intentionally crash the server …}. */
    record SemaphoreWaitFatal(LogLine line) implements LoadEvent {}

    /** {@code BF lock wait long for trx:0x53e3e query: UPDATE …}: replication itself waits for a lock. */
    record ApplierWaits(LogLine line) implements LoadEvent {}
}
