package dev.galeractl.replication.state;

import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.position.PositionProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A server's answer to {@code SHOW GLOBAL STATUS LIKE 'wsrep\_%'}, with the few variables that name the node.
 *
 * <p>Every getter is empty where the server did not say, or said something that is not understood; nothing is guessed.
 *
 * @param raw all values by lower-case name
 */
public record WsrepStatus(Map<String, String> raw) {

    public WsrepStatus {
        Map<String, String> lower = new TreeMap<>();
        raw.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        raw = Map.copyOf(lower);
    }

    /** The value of one variable, if present and not blank. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(raw.get(name)).map(String::strip).filter(Predicate.not(String::isEmpty));
    }

    /** Whether the server has a wsrep provider loaded, as far as the answer shows. */
    public boolean hasProvider() {
        return value("wsrep_provider_name").isPresent();
    }

    /** {@code wsrep_node_name}. */
    public Optional<String> nodeName() {
        return value("wsrep_node_name");
    }

    /** {@code wsrep_cluster_name}. */
    public Optional<String> clusterName() {
        return value("wsrep_cluster_name");
    }

    /** The history the cluster is in; empty if nil. */
    public Optional<UUID> clusterStateUuid() {
        return uuid("wsrep_cluster_state_uuid");
    }

    /** The history the node's own data is in; empty if nil. */
    public Optional<UUID> localStateUuid() {
        return uuid("wsrep_local_state_uuid");
    }

    public OptionalInt clusterSize() {
        return integer("wsrep_cluster_size");
    }

    /** {@code Primary}, {@code non-Primary} or {@code Disconnected}, as the server writes it. */
    public Optional<String> clusterStatus() {
        return value("wsrep_cluster_status");
    }

    /** Whether the node is in the Primary Component; empty if it does not say. */
    public Optional<Boolean> primary() {
        return clusterStatus().map(status -> status.equalsIgnoreCase("Primary"));
    }

    public Optional<NodeState> localState() {
        OptionalInt number = integer("wsrep_local_state");
        return number.isEmpty() ? Optional.empty() : NodeState.ofStatusNumber(number.getAsInt());
    }

    /** {@code wsrep_local_state_comment}: Synced, Initialized, Inconsistent … */
    public Optional<String> localStateComment() {
        return value("wsrep_local_state_comment");
    }

    /** Whether the node takes statements on tables. */
    public Optional<Boolean> ready() {
        return onOff("wsrep_ready");
    }

    /** Whether the node is connected to the group. */
    public Optional<Boolean> connected() {
        return onOff("wsrep_connected");
    }

    /** Seqno of the last transaction committed here. */
    public OptionalLong lastCommitted() {
        return number("wsrep_last_committed");
    }

    /** Transactions that wait to be applied. */
    public OptionalLong recvQueue() {
        return number("wsrep_local_recv_queue");
    }

    /** Where clients may connect to the members, in the server's order; a member that gives no address is left out. */
    public List<String> incomingAddresses() {
        return value("wsrep_incoming_addresses").stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    public Optional<String> providerVersion() {
        return value("wsrep_provider_version");
    }

    /** The version of the server, as {@code @@version} has it. */
    public Optional<String> serverVersion() {
        return value("version");
    }

    /** The cluster as this node sees it; empty as long as it is in none. */
    public Optional<ClusterView> view() {
        return clusterStateUuid()
                .map(uuid -> new ClusterView(
                        uuid,
                        number("wsrep_cluster_conf_id"),
                        primary().orElse(false),
                        clusterSize(),
                        integer("wsrep_local_index"),
                        incomingAddresses()));
    }

    /** Synced, in the Primary Component, and taking statements: what "started well" means. */
    public boolean synced() {
        return localState().equals(Optional.of(NodeState.SYNCED)) && primary().orElse(false) && ready().orElse(false);
    }

    private Optional<Boolean> onOff(String name) {
        return value(name).flatMap(value -> switch (value.toUpperCase(Locale.ROOT)) {
            case "ON", "1" -> Optional.of(true);
            case "OFF", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    private Optional<UUID> uuid(String name) {
        return value(name).flatMap(text -> {
            try {
                return Optional.of(Gtid.parseUuid(text)).filter(uuid -> !uuid.equals(Gtid.NIL_UUID));
            } catch (PositionProblem notUnderstood) {
                return Optional.empty();
            }
        });
    }

    /** A number from 0; the server writes "undefined" as -1 or as 2^64-1, both of which are empty here. */
    private OptionalLong number(String name) {
        Optional<String> digits = value(name).filter(value -> value.matches("[0-9]{1,18}"));
        return digits.isPresent() ? OptionalLong.of(Long.parseLong(digits.get())) : OptionalLong.empty();
    }

    private OptionalInt integer(String name) {
        OptionalLong number = number(name);
        return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    /** The few values that matter; all of them are in {@link #raw()}. */
    @Override
    public String toString() {
        return "WsrepStatus[" + nodeName().orElse("?") + ", "
                + localStateComment().orElse("?") + ", "
                + clusterStatus().orElse("?") + ", size "
                + value("wsrep_cluster_size").orElse("?") + ", ready "
                + value("wsrep_ready").orElse("?") + "]";
    }
}
