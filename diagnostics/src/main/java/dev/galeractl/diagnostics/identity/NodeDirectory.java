package dev.galeractl.diagnostics.identity;

import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who is who, as far as the logs tell: nodes with a log of their own and nodes that others only speak of. A node is held together by its own log, then by
 * addresses, and by its name only where no other node has the same one.
 */
public record NodeDirectory(List<KnownNode> nodes) {

    public NodeDirectory {
        nodes = List.copyOf(nodes);
    }

    /**
     * The directory of these nodes and of all whom they met.
     *
     * @param logs the starts of each node that has a log, by its label
     */
    public static NodeDirectory of(Map<String, List<ServerStart>> logs) {
        DirectoryMaking making = new DirectoryMaking();
        logs.forEach(making::add);
        return new NodeDirectory(making.nodes());
    }

    /** The node with this UUID, whole or short. */
    public Optional<KnownNode> byUuid(String uuid) {
        return byShort(PeerUuid.shortForm(uuid));
    }

    private Optional<KnownNode> byShort(String uuid) {
        return nodes.stream()
                .filter(node -> node.isCalled(AliasKind.SHORT_UUID, uuid))
                .findFirst();
    }

    /** What to call the node with this UUID; the UUID itself where nothing else is known. */
    public String describe(String uuid) {
        return byUuid(uuid).map(KnownNode::description).orElse(uuid);
    }

    /** The label of the node with this UUID; the short UUID where nothing else is known. */
    public String label(String uuid) {
        return byUuid(uuid).map(KnownNode::label).orElse(PeerUuid.shortForm(uuid));
    }

    /** The node with this label. */
    public Optional<KnownNode> byLabel(String label) {
        return nodes.stream().filter(node -> node.label().equals(label)).findFirst();
    }

    /**
     * Everybody who is called so: a UUID or the beginning of one (four characters or more), a name, an address with or without its port, a label, or a
     * place in the list of members. Several where the logs do not decide.
     */
    public List<KnownNode> find(String token) {
        String wanted = token.strip().toLowerCase(Locale.ROOT);
        List<KnownNode> exactly = nodes.stream()
                .filter(node -> node.label().toLowerCase(Locale.ROOT).equals(wanted)
                        || node.aliases().stream().anyMatch(it -> isCalled(it, wanted)))
                .toList();
        if (!exactly.isEmpty() || wanted.length() < 4) {
            return exactly;
        }
        return nodes.stream()
                .filter(node -> node.aliases().stream().anyMatch(it -> beginsUuid(it, wanted)))
                .toList();
    }

    private static boolean isCalled(Alias alias, String wanted) {
        String value = alias.value().toLowerCase(Locale.ROOT);
        return switch (alias.kind()) {
            case NAME, INDEX -> value.equals(wanted);
            case UUID -> value.equals(wanted) || PeerUuid.shortForm(value).equals(wanted);
            case SHORT_UUID -> value.equals(PeerUuid.shortForm(wanted));
            case ADDRESS ->
                value.equals(wanted)
                        || value.equals(wanted + ":4567")
                        || host(value).equals(wanted);
        };
    }

    private static boolean beginsUuid(Alias alias, String wanted) {
        return (alias.kind() == AliasKind.UUID || alias.kind() == AliasKind.SHORT_UUID)
                && alias.value().startsWith(wanted);
    }

    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    /** How an address is written in a directory: with its port. */
    static String text(NodeAddress address) {
        String host = address.host().indexOf(':') < 0 ? address.host() : "[" + address.host() + "]";
        return host + ":" + address.port().orElse(4567);
    }
}
