package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.GroupEvent.AddressUnresolved;
import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.GroupEvent.BackendNotSupported;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrapOption;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrapRefused;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrappingGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ChannelFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ChannelOpened;
import dev.galeractl.diagnostics.event.GroupEvent.ClusterIdentified;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectionFailed;
import dev.galeractl.diagnostics.event.GroupEvent.GroupConnected;
import dev.galeractl.diagnostics.event.GroupEvent.GroupNameMismatch;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryReversed;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryStarted;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.MemberSynced;
import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.GroupEvent.NodeNamed;
import dev.galeractl.diagnostics.event.GroupEvent.OwnAddressBlacklisted;
import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.event.GroupEvent.PeerSilent;
import dev.galeractl.diagnostics.event.GroupEvent.ProtocolMessageRejected;
import dev.galeractl.diagnostics.event.GroupEvent.ReplicationStarting;
import dev.galeractl.diagnostics.event.GroupEvent.StateNeverComes;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.GroupEvent.StoredClusterRead;
import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.ProcessEvent.AddressInUse;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import java.util.List;
import java.util.Optional;

/** Events of reaching the group and of living in it. */
final class GroupRecognisers {

    /** Before the name of a peer; that it is lost ({@code timed out}) follows, and how long it was silent only in some versions. */
    private static final String PEER = "connection to peer ";

    private static final String NO_UUID = "00000000-0000-0000-0000-000000000000";

    private GroupRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord(
                "Start", (line, message) -> when(message.equals("Start replication"), new ReplicationStarting(line)));
        on.onFirstWord("Connecting", GroupRecognisers::bootstrapOption);
        on.onFirstWord("gcomm:", GroupRecognisers::gcomm);
        on.onFirstWord(
                "Failed",
                List.of("Failed to establish connection: ", "Failed to resolve ", "Failed to open channel '"),
                GroupRecognisers::failed);
        on.onFirstWord("failed", GroupRecognisers::backendFailed);
        on.onFirstWord(
                "handling",
                (line, message) -> when(
                        message.startsWith("handling gmcast protocol message failed"),
                        new ProtocolMessageRejected(line)));
        on.onFirstWord("handshake", GroupRecognisers::groupNameMismatch);
        on.onFirstWord("no", GroupRecognisers::noPrimary);
        on.onFirstWord("No", GroupRecognisers::noPrimary);
        on.onFirstWord(
                "Opened",
                (line, message) ->
                        Phrase.between(message, "Opened channel '", "'").map(it -> new ChannelOpened(line, it)));
        on.onFirstWord(
                "Invalid",
                (line, message) -> Phrase.after(message, "Invalid backend URI: ")
                        .map(it -> new BackendNotSupported(line, it.strip())));
        on.onFirstWord(
                "Backend",
                (line, message) -> Phrase.after(message, "Backend not supported: ")
                        .map(it -> new BackendNotSupported(line, it.strip())));
        on.onFirstWord(
                "It",
                (line, message) ->
                        when(message.startsWith("It may not be safe to bootstrap"), new BootstrapRefused(line)));
        // By the start script of Bitnami's container: "mariadb 11:00:59.32 ERROR ==> It is not safe …".
        on.onAnyPhrase(
                List.of("It is not safe to bootstrap form this node", "It is not safe to bootstrap from this node"),
                (line, message) -> Optional.of(new BootstrapRefused(line)));
        on.onFirstWord(
                "Starting",
                (line, message) -> Phrase.wordAfter(message, "Starting new group from scratch: ")
                        .map(it -> new HistoryStarted(line, it)));
        on.onFirstWord(
                "Process",
                (line, message) -> Phrase.wordAfter(message, "Process first view: ")
                        .filter(it -> !it.equals(NO_UUID))
                        .map(it -> new ClusterIdentified(line, it)));
        on.onFirstWord(
                "group",
                (line, message) -> Phrase.wordAfter(message, "group UUID = ")
                        .filter(it -> !it.equals(NO_UUID))
                        .map(it -> new ClusterIdentified(line, it)));
        on.onFirstWord(
                "Recovered",
                (line, message) -> Phrase.wordAfter(message, "Recovered cluster id ")
                        .filter(it -> !it.equals(NO_UUID))
                        .map(it -> new StoredClusterRead(line, it)));
        on.onFirstWord(
                "Server",
                " connected to cluster at position",
                (line, message) -> Phrase.between(message, "Server ", " connected to cluster at position")
                        .map(it -> new NodeNamed(line, it, Phrase.wordAfter(message, " with ID "))));
        on.onFirstWord(
                "Member",
                "synced with group.",
                (line, message) -> when(
                                message.endsWith("synced with group."), Phrase.between(message, " (", ") synced"))
                        .map(it -> new MemberSynced(line, it)));
        on.onFirstWord("Shifting", (line, message) -> StateShift.in(message).map(it -> new StateShifted(line, it)));
        on.onFirstWord("Restored", GroupRecognisers::restored);
        on.onFirstWord("Synchronized", (line, message) -> Optional.of(new Synchronized(line)));
        on.onFirstWord(
                "Will",
                (line, message) -> when(message.startsWith("Will never receive state"), new StateNeverComes(line)));
        on.onFirstWord(
                "Reversing",
                (line, message) -> Phrase.between(message, "has applied ", " more events")
                        .flatMap(Phrase::leadingNumber)
                        .map(it -> new HistoryReversed(line, it)));
        on.onAnyPhrase(
                List.of(") listening at ", "blacklisting", PEER, "connection established to "),
                GroupRecognisers::endpoint);
        on.onPhrase("wsrep::connect(", GroupRecognisers::connectFailed);
    }

    private static Optional<LogEvent> when(boolean said, LogEvent event) {
        return said ? Optional.of(event) : Optional.empty();
    }

    private static <T> Optional<T> when(boolean said, Optional<T> value) {
        return said ? value : Optional.empty();
    }

    private static Optional<LogEvent> bootstrapOption(LogLine line, String message) {
        return Phrase.after(message, "bootstrap option: ").map(it -> new BootstrapOption(line, it.startsWith("1")));
    }

    private static Optional<LogEvent> gcomm(LogLine line, String message) {
        if (message.equals("gcomm: connected")) {
            return Optional.of(new GroupConnected(line));
        }
        Optional<String> bootstrapped = Phrase.between(message, "gcomm: bootstrapping new group '", "'");
        if (bootstrapped.isPresent()) {
            return Optional.of(new BootstrappingGroup(line, bootstrapped.get()));
        }
        return Phrase.between(message, "gcomm: connecting to group '", "'").map(group -> {
            String peers = Phrase.between(message, "peer '", "'").orElse("");
            return new ConnectingToGroup(line, group, Addresses.list(peers));
        });
    }

    private static Optional<LogEvent> failed(LogLine line, String message) {
        Optional<String> connection = Phrase.after(message, "Failed to establish connection: ");
        if (connection.isPresent()) {
            // The node closed this attempt itself: another address had answered.
            return connection.get().startsWith("Operation aborted")
                    ? Optional.empty()
                    : Optional.of(new ConnectionFailed(line, connection.get().strip()));
        }
        Optional<String> unresolved = Phrase.after(message, "Failed to resolve ");
        if (unresolved.isPresent()) {
            String address = Addresses.withoutScheme(unresolved.get());
            int colon = address.lastIndexOf(':');
            return Optional.of(new AddressUnresolved(line, colon > 0 ? address.substring(0, colon) : address));
        }
        return Phrase.between(message, "Failed to open channel '", "' at '").map(group -> {
            String address = message.substring(message.indexOf("' at '") + 6);
            int end = address.lastIndexOf("': ");
            return end < 0
                    ? new ChannelFailed(line, group, Optional.empty(), 0)
                    : new ChannelFailed(
                            line,
                            group,
                            Optional.of(address.substring(0, end)),
                            Phrase.after(address.substring(end), "': -")
                                    .flatMap(Phrase::leadingNumber)
                                    .orElse(0));
        });
    }

    private static Optional<LogEvent> backendFailed(LogLine line, String message) {
        Optional<String> rest = Phrase.after(message, "failed to open gcomm backend connection: ");
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        if (rest.get().contains("Address already in use")) {
            return Optional.of(new AddressInUse(line, Optional.empty()));
        }
        int number = Phrase.leadingNumber(rest.get()).orElse(0);
        String reason = rest.get().replaceFirst("^\\d+: ", "");
        return Optional.of(new BackendFailed(line, number, reason));
    }

    private static Optional<LogEvent> groupNameMismatch(LogLine line, String message) {
        return Phrase.between(message, "my group: '", "'")
                .flatMap(own -> Phrase.between(message, "peer group: '", "'")
                        .map(peers -> new GroupNameMismatch(line, own, peers)));
    }

    private static Optional<LogEvent> noPrimary(LogLine line, String message) {
        boolean said = message.startsWith("no nodes coming from prim view")
                || message.startsWith("No nodes coming from primary view");
        return when(said, new NoPrimaryComing(line));
    }

    /** {@code Restored state OPEN -> JOINED (1)}: a shift under another name, written by a node that founds or rejoins with its own data. */
    private static Optional<LogEvent> restored(LogLine line, String message) {
        return StateShift.in(message.replace("Restored state", "Shifting").replace("(", "(TO: "))
                .map(it -> new StateShifted(line, it));
    }

    /** {@code (cf3fe640-66a2-…, 'tcp://0.0.0.0:4567') …}: the node's own endpoint says something, in reports of peers also without its name. */
    private static Optional<LogEvent> endpoint(LogLine line, String message) {
        if (!message.startsWith("(") && !message.startsWith(PEER)) {
            return Optional.empty();
        }
        Optional<String> listening = Phrase.wordAfter(message, ") listening at ");
        if (listening.isPresent()) {
            String id = Phrase.between(message, "(", ",").orElse("");
            return Optional.of(new Listening(line, id, Addresses.withoutScheme(listening.get())));
        }
        if (message.contains("blacklisting")) {
            return Phrase.between(message, "address '", "' points to own listening address")
                    .or(() -> Phrase.wordAfter(message, "blacklisting address "))
                    .map(it -> new OwnAddressBlacklisted(line, Addresses.withoutScheme(it)));
        }
        if (message.contains(PEER) && message.contains(" timed out")) {
            return Phrase.wordAfter(message, " with addr ")
                    .map(it -> new PeerSilent(
                            line,
                            Addresses.withoutScheme(it),
                            Phrase.wordAfter(message, PEER).orElse("")));
        }
        return Phrase.after(message, "connection established to ").map(it -> {
            int blank = it.indexOf(' ');
            String id = blank < 0 ? it : it.substring(0, blank);
            return new PeerConnected(line, id, Addresses.withoutScheme(it.substring(blank + 1)));
        });
    }

    /** {@code wsrep::connect() failed: 6} of old servers, {@code wsrep::connect(gcomm://…) failed: 7} of new ones. */
    private static Optional<LogEvent> connectFailed(LogLine line, String message) {
        if (!message.startsWith("wsrep::connect(")) {
            return Optional.empty();
        }
        Optional<String> address = Phrase.between(message, "wsrep::connect(", ") failed");
        return Optional.of(new ConnectFailed(line, address.filter(it -> !it.isEmpty())));
    }
}
