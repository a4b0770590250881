package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.GroupEvent.BootstrapOption;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrappingGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ChannelFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ChannelOpened;
import dev.galeractl.diagnostics.event.GroupEvent.ClusterIdentified;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.GroupConnected;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryStarted;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.MemberSynced;
import dev.galeractl.diagnostics.event.GroupEvent.NodeNamed;
import dev.galeractl.diagnostics.event.GroupEvent.ReplicationStarting;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.MembershipEvent.LeavesGroup;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberAddressTold;
import dev.galeractl.diagnostics.event.MembershipEvent.PeerSuspected;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerStatusChanged;
import dev.galeractl.diagnostics.event.MembershipEvent.StoodStill;
import dev.galeractl.diagnostics.event.ProcessEvent.ArbitratorStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.InstallStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.ProcessEvent.SignalReceived;
import dev.galeractl.diagnostics.event.ProcessEvent.VersionReported;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperStarting;
import dev.galeractl.diagnostics.event.ProviderEvent.PositionAssigned;
import dev.galeractl.diagnostics.event.ProviderEvent.PositionRecovered;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderConfigured;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoaded;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.diagnostics.event.ProviderEvent.SavedState;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import dev.galeractl.replication.state.NodeState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One start of a server, from its first line to its last.
 *
 * @param source the name of the log
 * @param number the how-manieth start of that log it is, from 1
 * @param events what it said, in order; of very frequent events only the first and last ones
 * @param counts how often each type of event came
 * @param last its last line with a time
 */
public record ServerStart(
        String source,
        int number,
        StartKind kind,
        StartOutcome outcome,
        List<LogEvent> events,
        Map<Class<? extends LogEvent>, Long> counts,
        Optional<LogLine> last) {

    public ServerStart {
        events = List.copyOf(events);
        counts = Map.copyOf(counts);
    }

    ServerStart withOutcome(StartOutcome other) {
        return new ServerStart(source, number, kind, other, events, counts, last);
    }

    /** The first event of a type. */
    public <E extends LogEvent> Optional<E> first(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The last event of a type. */
    public <E extends LogEvent> Optional<E> last(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).reduce((earlier, later) -> later);
    }

    /** All events of a type, or the first and last ones of very many. */
    public <E extends LogEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public boolean has(Class<? extends LogEvent> type) {
        return counts.containsKey(type);
    }

    /** How often an event of a type came, those that were not kept included. */
    public long count(Class<? extends LogEvent> type) {
        return counts.getOrDefault(type, 0L);
    }

    /** The first time that a line of this start carries. */
    public Optional<LogTime> begin() {
        return events.stream().flatMap(event -> event.line().time().stream()).findFirst();
    }

    /** The last time that a line of this start carries. */
    public Optional<LogTime> end() {
        return last.flatMap(LogLine::time);
    }

    public Optional<String> version() {
        return last(VersionReported.class)
                .map(VersionReported::version)
                .or(() -> last(ServerStarting.class).map(ServerStarting::version));
    }

    public Optional<String> provider() {
        return last(ProviderLoaded.class).map(ProviderLoaded::version);
    }

    /** Whether the provider is of Galera 4 (26.4), which says much that older ones kept to themselves. */
    public boolean isGalera4() {
        return provider()
                .filter(it -> it.startsWith("Galera 4.") || it.startsWith("Galera 26.4"))
                .isPresent();
    }

    /** Its position as found on disk, {@code uuid:seqno}. */
    public Optional<String> position() {
        return last(SavedState.class)
                .map(SavedState::position)
                .or(() -> last(PositionRecovered.class).map(PositionRecovered::position))
                .or(() -> last(PositionAssigned.class).map(PositionAssigned::position));
    }

    /** The address under which others are to reach it, with its port. */
    public Optional<NodeAddress> ownAddress() {
        return last(ProviderConfigured.class)
                .flatMap(ProviderConfigured::own)
                .or(() -> listenAddress().filter(it -> !it.isWildcard()))
                .map(it -> it.port().isPresent() ? it : new NodeAddress(it.host(), OptionalInt.of(4567)));
    }

    /** The address at which it listens for its group. */
    public Optional<NodeAddress> listenAddress() {
        return last(Listening.class).map(it -> {
            int colon = it.address().lastIndexOf(':');
            String host = it.address().substring(0, Math.max(colon, 0));
            String port = it.address().substring(colon + 1);
            return new NodeAddress(
                    host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host,
                    port.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty());
        });
    }

    public Optional<String> group() {
        return last(ConnectingToGroup.class)
                .map(ConnectingToGroup::group)
                .or(() -> last(BootstrappingGroup.class).map(BootstrappingGroup::group))
                .or(() -> last(ChannelOpened.class).map(ChannelOpened::group))
                .or(() -> last(ChannelFailed.class).map(ChannelFailed::group));
    }

    /** {@code wsrep_cluster_address}, where an error quotes it. */
    public Optional<String> clusterAddress() {
        return last(ChannelFailed.class)
                .flatMap(ChannelFailed::clusterAddress)
                .or(() -> last(ConnectFailed.class).flatMap(ConnectFailed::clusterAddress));
    }

    /**
     * The members of its address, itself included where it lists itself; ports where they are written. A log that begins late tells them only in the
     * error at the end.
     */
    public List<NodeAddress> listed() {
        return last(ConnectingToGroup.class)
                .map(ConnectingToGroup::peers)
                .or(() -> clusterAddress()
                        .filter(it -> !isBootstrap())
                        .map(it -> ClusterAddress.parse(it).members().stream()
                                .map(ClusterAddress.Member::address)
                                .distinct()
                                .toList()))
                .orElse(List.of());
    }

    /** The line that tells {@link #listed}. */
    public Optional<LogLine> listedAt() {
        return last(ConnectingToGroup.class)
                .<LogEvent>map(it -> it)
                .or(() -> last(ChannelFailed.class)
                        .filter(it -> it.clusterAddress().isPresent()))
                .or(() -> last(ConnectFailed.class))
                .map(LogEvent::line);
    }

    /** Its wsrep_node_name: said outright, or the member that synced when it did. */
    public Optional<String> nodeName() {
        Optional<String> said = last(NodeNamed.class).map(NodeNamed::name);
        if (said.isPresent()) {
            return said;
        }
        Optional<String> name = Optional.empty();
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i) instanceof StateShifted shifted
                    && shifted.shift().to() == NodeState.SYNCED
                    && events.get(i - 1) instanceof MemberSynced member) {
                name = Optional.of(member.name());
            }
        }
        return name;
    }

    /** The UUID of the cluster it was in last. */
    public Optional<String> clusterUuid() {
        return last(ClusterIdentified.class)
                .map(ClusterIdentified::uuid)
                .or(() -> last(HistoryStarted.class).map(HistoryStarted::uuid));
    }

    public Optional<NodeState> lastState() {
        return last(StateShifted.class).map(it -> it.shift().to());
    }

    /** The line with which it became a full member. */
    public Optional<LogLine> synced() {
        return events.stream()
                .filter(event -> event instanceof Synchronized
                        || (event instanceof StateShifted shifted
                                && shifted.shift().to() == NodeState.SYNCED))
                .map(LogEvent::line)
                .findFirst();
    }

    /** With what it last began to stop or to leave its group; empty if it looked for a group again since. */
    public Optional<LogEvent> leaving() {
        Optional<LogEvent> leaving = Optional.empty();
        for (LogEvent event : events) {
            if (isDeparture(event)) {
                // What it was asked for stays the reason of what it does then.
                leaving = leaving.or(() -> Optional.of(event));
            } else if (isReturn(event)) {
                leaving = Optional.empty();
            }
        }
        return leaving;
    }

    /** Whether a node stops or leaves its group with this, by its own wish. */
    public static boolean isDeparture(LogEvent event) {
        return event instanceof ShutdownRequested || event instanceof LeavesGroup;
    }

    /** Whether a node looks for a group with this: one that had left comes back, as when {@code wsrep_cluster_address} is set anew. */
    public static boolean isReturn(LogEvent event) {
        return event instanceof ReplicationStarting
                || event instanceof ConnectingToGroup
                || event instanceof BootstrappingGroup
                || event instanceof GroupConnected;
    }

    /** Whether the log begins while the server is up: something shows that it is before anything shows how it started. */
    public boolean beginsLate() {
        for (LogEvent event : events) {
            if (isOfABeginning(event)) {
                return false;
            }
            if (isOfARun(event)) {
                return kind == StartKind.SERVICE;
            }
        }
        return false;
    }

    private static boolean isOfABeginning(LogEvent event) {
        return event instanceof WrapperStarting
                || event instanceof ServerStarting
                || event instanceof InstallStarting
                || event instanceof ArbitratorStarting
                || event instanceof ProviderLoading
                || event instanceof Listening
                || isReturn(event);
    }

    private static boolean isOfARun(LogEvent event) {
        return event instanceof ViewChanged
                || event instanceof ComponentChanged
                || event instanceof MemberAddressTold
                || event instanceof PeerSuspected
                || event instanceof StoodStill
                || event instanceof StateShifted
                || event instanceof Synchronized
                || event instanceof SignalReceived
                || (event instanceof ServerStatusChanged changed && changed.isMember())
                || isDeparture(event);
    }

    /** Whether it founded a cluster, or tried to. */
    public boolean isBootstrap() {
        return has(BootstrappingGroup.class)
                || last(BootstrapOption.class)
                        .filter(BootstrapOption::bootstrap)
                        .isPresent();
    }

    /** Whether it reached a group at all. */
    public boolean connected() {
        return has(GroupConnected.class)
                || has(ChannelOpened.class)
                || all(StateShifted.class).stream()
                        .anyMatch(shifted -> isInGroup(shifted.shift().to()));
    }

    private static boolean isInGroup(NodeState state) {
        return switch (state) {
            case OPEN, PRIMARY, JOINER, JOINED, SYNCED, DONOR -> true;
            case CLOSED, DESTROYED -> false;
        };
    }
}
