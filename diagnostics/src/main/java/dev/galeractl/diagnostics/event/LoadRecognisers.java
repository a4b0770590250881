package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.LoadEvent.ApplierWaits;
import dev.galeractl.diagnostics.event.LoadEvent.CertificationIntervalExceeded;
import dev.galeractl.diagnostics.event.LoadEvent.ProviderPaused;
import dev.galeractl.diagnostics.event.LoadEvent.ProviderResumed;
import dev.galeractl.diagnostics.event.LoadEvent.QueueGrewWhileJoining;
import dev.galeractl.diagnostics.event.LoadEvent.ReceiveQueueExhausted;
import dev.galeractl.diagnostics.event.LoadEvent.ReplicationThrottled;
import dev.galeractl.diagnostics.event.LoadEvent.SemaphoreWait;
import dev.galeractl.diagnostics.event.LoadEvent.SemaphoreWaitFatal;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/** Events of a node that cannot keep up, or was told not to. */
final class LoadRecognisers {

    private LoadRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("Provider", LoadRecognisers::provider);
        on.onFirstWord("certification", LoadRecognisers::interval);
        on.onFirstWord("Recv", LoadRecognisers::receiveQueue);
        on.onFirstWord("Soft", LoadRecognisers::receiveQueue);
        on.onFirstWord(
                "Slave",
                "Slave queue grew too long",
                (line, message) ->
                        when(message.startsWith("Slave queue grew too long"), new QueueGrewWhileJoining(line)));
        on.onAnyPhrase(
                List.of(
                        "emaphore wait has lasted",
                        "fatal_semaphore_wait_threshold was exceeded",
                        "long semaphore wait",
                        "BF lock wait long for"),
                LoadRecognisers::innodb);
    }

    private static Optional<LogEvent> when(boolean said, LogEvent event) {
        return said ? Optional.of(event) : Optional.empty();
    }

    private static Optional<LogEvent> provider(LogLine line, String message) {
        // "Provider paused at: 5" repeats the line before it.
        return message.startsWith("Provider paused at ")
                ? Optional.of(new ProviderPaused(line))
                : when(message.startsWith("Provider resumed"), new ProviderResumed(line));
    }

    private static Optional<LogEvent> interval(LogLine line, String message) {
        return message.startsWith("certification interval ")
                ? Phrase.wordAfter(message, "exceeds the limit of ")
                        .map(limit -> new CertificationIntervalExceeded(line, limit))
                : Optional.empty();
    }

    private static Optional<LogEvent> receiveQueue(LogLine line, String message) {
        return message.startsWith("Recv queue hard limit exceeded")
                ? Optional.of(new ReceiveQueueExhausted(line))
                : when(message.startsWith("Soft recv queue limit exceeded"), new ReplicationThrottled(line));
    }

    private static Optional<LogEvent> innodb(LogLine line, String message) {
        if (message.contains("emaphore wait has lasted")
                || message.contains("fatal_semaphore_wait_threshold was exceeded")) {
            return Optional.of(new SemaphoreWaitFatal(line));
        }
        if (message.contains("long semaphore wait")) {
            return Optional.of(new SemaphoreWait(line));
        }
        return when(message.contains("BF lock wait long for"), new ApplierWaits(line));
    }
}
