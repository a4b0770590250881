package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.ProviderEvent.BinlogFormatRejected;
import dev.galeractl.diagnostics.event.ProviderEvent.ClusterAddressRequired;
import dev.galeractl.diagnostics.event.ProviderEvent.PositionAssigned;
import dev.galeractl.diagnostics.event.ProviderEvent.PositionRecovered;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderAborts;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderConfigured;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoaded;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderNotLoadable;
import dev.galeractl.diagnostics.event.ProviderEvent.SavedState;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;
import java.util.OptionalInt;

/** Events of loading the provider and of learning the node's own position, and what the server forbids before. */
final class ProviderRecognisers {

    private static final String SAFE = ", safe_to_bootstrap: ";

    private ProviderRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("wsrep_load():", ProviderRecognisers::load);
        on.onFirstWord("Recovered", ProviderRecognisers::recovered);
        on.onFirstWord("WSREP:", ProviderRecognisers::recovered);
        on.onFirstWord("Assigning", " to wsrep_start_position", ProviderRecognisers::assigned);
        on.onFirstWord("ReplicatorSMM::abort()", (line, message) -> Optional.of(new ProviderAborts(line)));
        on.onFirstWord("Found", "Found saved state: ", ProviderRecognisers::savedState);
        on.onFirstWord("Passing", ProviderRecognisers::configured);
        on.onFirstWord("Only", ProviderRecognisers::binlogFormat);
        on.onFirstWord("Failed", "Failed to create a new provider '", ProviderRecognisers::notCreated);
        on.onPhrase(
                " SST method requires wsrep_cluster_address to be configured", ProviderRecognisers::addressRequired);
    }

    private static Optional<LogEvent> load(LogLine line, String message) {
        Optional<String> loading = Phrase.between(message, "loading provider library '", "'");
        if (loading.isPresent()) {
            return Optional.of(new ProviderLoading(line, loading.get()));
        }
        Optional<String> failed = Phrase.after(message, "dlopen(): ");
        if (failed.isPresent()) {
            int colon = failed.get().indexOf(": ");
            String path = colon < 0 ? "" : failed.get().substring(0, colon);
            String reason = colon < 0 ? failed.get() : failed.get().substring(colon + 2);
            return Optional.of(new ProviderNotLoadable(line, path, reason));
        }
        return Phrase.between(message, "wsrep_load(): ", " by Codership").map(it -> new ProviderLoaded(line, it));
    }

    /** What cannot even be opened as a library says {@code dlopen()} before; this is the line where nothing was said. */
    private static Optional<LogEvent> notCreated(LogLine line, String message) {
        // "Failed to initialize wsrep provider" is another matter: the library is there and does not like its options.
        return message.endsWith("Failed to load wsrep library")
                ? Phrase.between(message, "Failed to create a new provider '", "'")
                        .map(path -> new ProviderNotLoadable(line, path, "Failed to load wsrep library"))
                : Optional.empty();
    }

    private static Optional<LogEvent> recovered(LogLine line, String message) {
        String position = message.startsWith("WSREP: ") ? message.substring(7) : message;
        if (position.startsWith("Recovered position from storage")) {
            return Optional.empty();
        }
        return Phrase.wordAfter(position, "Recovered position: ")
                .or(() -> Phrase.wordAfter(position, "Recovered position "))
                .map(it -> new PositionRecovered(line, it));
    }

    private static Optional<LogEvent> assigned(LogLine line, String message) {
        return Phrase.between(message, "Assigning ", " to wsrep_start_position")
                .map(it -> new PositionAssigned(line, it));
    }

    private static Optional<LogEvent> savedState(LogLine line, String message) {
        return Phrase.wordAfter(message, "Found saved state: ").map(position -> {
            Optional<Boolean> safe = Phrase.after(message, SAFE).map(flag -> flag.startsWith("1"));
            return new SavedState(line, position, safe);
        });
    }

    private static Optional<LogEvent> configured(LogLine line, String message) {
        if (!message.startsWith("Passing config to GCS:")) {
            return Optional.empty();
        }
        Optional<Integer> port = Phrase.between(message, "base_port = ", ";").flatMap(Phrase::leadingNumber);
        Optional<NodeAddress> own = Phrase.between(message, "base_host = ", ";")
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> new NodeAddress(host, port.map(OptionalInt::of).orElseGet(OptionalInt::empty)));
        return Optional.of(new ProviderConfigured(line, own));
    }

    private static Optional<LogEvent> binlogFormat(LogLine line, String message) {
        return message.startsWith("Only binlog_format")
                ? Phrase.between(message, "Configured value: '", "'").map(it -> new BinlogFormatRejected(line, it))
                : Optional.empty();
    }

    private static Optional<LogEvent> addressRequired(LogLine line, String message) {
        int at = message.indexOf(" SST method requires wsrep_cluster_address to be configured");
        return at < 0 ? Optional.empty() : Optional.of(new ClusterAddressRequired(line, message.substring(0, at)));
    }
}
