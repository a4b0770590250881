package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ChannelFailed;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.OwnAddressBlacklisted;
import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which addresses of a start's list are its own and which are others'. */
final class Peers {

    private static final int GROUP_PORT = 4567;
    private static final int TIMED_OUT = 110;
    private static final int NOT_RECOVERABLE = 131;

    private final ServerStart start;

    private Peers(ServerStart start) {
        this.start = start;
    }

    static Peers of(ServerStart start) {
        return new Peers(start);
    }

    /**
     * Whether a start looked for its group and found nobody: error 110, or 131 where there was nobody to ask, or a log that goes on for longer and says neither. Other numbers
     * mean that it never looked.
     */
    static boolean lookedInVain(Incident incident) {
        return incident.kind() == IncidentKind.COULD_NOT_JOIN
                && numbers(incident.start()).allMatch(number -> number == TIMED_OUT || number == NOT_RECOVERABLE);
    }

    /** Whether the log says that its time was up, whatever it shows of the search. */
    static boolean timedOut(ServerStart start) {
        return numbers(start).anyMatch(number -> number == TIMED_OUT);
    }

    private static IntStream numbers(ServerStart start) {
        return IntStream.concat(
                start.all(BackendFailed.class).stream().mapToInt(BackendFailed::number),
                start.all(ChannelFailed.class).stream()
                        .mapToInt(ChannelFailed::number)
                        .filter(number -> number != 0));
    }

    /** As above, or it still looks: for causes that waiting does not cure. */
    static boolean looksInVain(Incident incident) {
        return lookedInVain(incident) || incident.kind() == IncidentKind.LOOKS_FOR_GROUP;
    }

    /** Whether somebody else took its connection: a node that meets itself at an address of its list knows its own id. */
    static boolean answered(ServerStart start) {
        List<String> own =
                start.all(Listening.class).stream().map(Listening::nodeId).toList();
        return start.all(PeerConnected.class).stream()
                .anyMatch(peer -> own.stream().noneMatch(id -> id.equals(peer.peerId()))
                        && start.all(OwnAddressBlacklisted.class).stream()
                                .noneMatch(it -> it.address().equals(peer.address())));
    }

    /** The listed addresses that are not this node's. */
    List<NodeAddress> others() {
        return start.listed().stream().filter(it -> !isOwn(it)).toList();
    }

    List<NodeAddress> own() {
        return start.listed().stream().filter(this::isOwn).toList();
    }

    /**
     * Whether the list names nobody but the node: every entry is its known address, or as many entries were found to lead to itself as there are
     * (names and aliases of it differ from its address as text).
     */
    boolean onlyItself() {
        List<NodeAddress> listed = start.listed();
        if (listed.isEmpty()) {
            return false;
        }
        long found = start.all(OwnAddressBlacklisted.class).stream()
                .map(OwnAddressBlacklisted::address)
                .distinct()
                .count();
        return others().isEmpty() || found >= listed.size();
    }

    private boolean isOwn(NodeAddress address) {
        String text = text(address);
        boolean blacklisted = start.all(OwnAddressBlacklisted.class).stream()
                .anyMatch(it -> it.address().equals(text));
        return blacklisted
                || same(address, start.ownAddress())
                || same(address, start.listenAddress().filter(it -> !it.isWildcard()));
    }

    private static boolean same(NodeAddress address, Optional<NodeAddress> other) {
        return other.filter(it -> text(it).equals(text(address))).isPresent();
    }

    /** {@code host:port}, with the usual port where none is written. */
    static String text(NodeAddress address) {
        String host = address.host().indexOf(':') < 0 ? address.host() : "[" + address.host() + "]";
        return host + ":" + address.port().orElse(GROUP_PORT);
    }

    static String text(List<NodeAddress> addresses) {
        return addresses.stream().map(Peers::text).collect(Collectors.joining(", "));
    }

    /** Fit to stand in a command that somebody copies: what could mean something to a shell is taken out. */
    static String forCommand(String text) {
        return text.replaceAll("[^A-Za-z0-9._:/,\\[\\]-]", "?");
    }
}
