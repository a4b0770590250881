package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import java.util.List;
import java.util.Optional;

/** What a line says about reaching the group and living in it. Each record's comment shows a line it is made from. */
public sealed interface GroupEvent extends LogEvent {

    /** {@code Start replication}. */
    record ReplicationStarting(LogLine line) implements GroupEvent {}

    /** {@code Connecting with bootstrap option: 1}. */
    record BootstrapOption(LogLine line, boolean bootstrap) implements GroupEvent {}

    /** {@code (cf3fe640-66a2-…, 'tcp://0.0.0.0:4567') listening at tcp://0.0.0.0:4567}. */
    record Listening(LogLine line, String nodeId, String address) implements GroupEvent {}

    /** {@code gcomm: connecting to group 'xtra', peer '192.168.199.133:'}; ports are those written. */
    record ConnectingToGroup(LogLine line, String group, List<NodeAddress> peers) implements GroupEvent {}

    /** {@code gcomm: bootstrapping new group 'xtra'}. */
    record BootstrappingGroup(LogLine line, String group) implements GroupEvent {}

    /** {@code address 'tcp://…' points to own listening address, blacklisting}, or the Note of Galera 26.4. */
    record OwnAddressBlacklisted(LogLine line, String address) implements GroupEvent {}

    /** {@code Failed to establish connection: Connection refused}: Galera 26.4; which peer it was is not said. */
    record ConnectionFailed(LogLine line, String reason) implements GroupEvent {}

    /** {@code connection to peer 9ddace11-8568 with addr tcp://… timed out, no messages seen in PT3S}, the end of it not always. */
    record PeerSilent(LogLine line, String address, String peer) implements GroupEvent {}

    /** {@code connection established to d10cd6f0-8690 tcp://127.0.40.1:4567}. */
    record PeerConnected(LogLine line, String peerId, String address) implements GroupEvent {}

    /** {@code Failed to resolve tcp://no-such-host.invalid:4567}. */
    record AddressUnresolved(LogLine line, String host) implements GroupEvent {}

    /** {@code handling gmcast protocol message failed: }: a peer sent something that is not understood. */
    record ProtocolMessageRejected(LogLine line) implements GroupEvent {}

    /** {@code handshake failed, my group: 'prod', peer group: 'prdo'}: only the member says so, never the one who knocks. */
    record GroupNameMismatch(LogLine line, String own, String peers) implements GroupEvent {}

    /** {@code no nodes coming from prim view, prim not possible}. */
    record NoPrimaryComing(LogLine line) implements GroupEvent {}

    /** {@code view(view_id(NON_PRIM,cf3fe640-…,1) memb { … })} and {@code view((empty))}. */
    record ViewChanged(
            LogLine line,
            ViewKind kind,
            String viewId,
            List<String> members,
            List<String> joined,
            List<String> left,
            List<String> partitioned)
            implements GroupEvent {

        public ViewChanged {
            members = List.copyOf(members);
            joined = List.copyOf(joined);
            left = List.copyOf(left);
            partitioned = List.copyOf(partitioned);
        }
    }

    /** {@code gcomm: connected}. */
    record GroupConnected(LogLine line) implements GroupEvent {}

    /** {@code Opened channel 'xtra'}. */
    record ChannelOpened(LogLine line, String group) implements GroupEvent {}

    /** {@code failed to open gcomm backend connection: 110: failed to reach primary view: 110 (Connection timed out)}. */
    record BackendFailed(LogLine line, int number, String reason) implements GroupEvent {}

    /**
     * {@code Failed to open channel 'xtra' at 'gcomm://192.168.199.133': -110 (Connection timed out)}; the number without its sign. Where the line is
     * cut within the address there is no address, and the number is 0.
     */
    record ChannelFailed(LogLine line, String group, Optional<String> clusterAddress, int number)
            implements GroupEvent {}

    /** {@code wsrep::connect(gcomm://) failed: 7}. */
    record ConnectFailed(LogLine line, Optional<String> clusterAddress) implements GroupEvent {}

    /** {@code Backend not supported: gcom://}, {@code Invalid backend URI: gcomm:/192.0.2.1}. */
    record BackendNotSupported(LogLine line, String clusterAddress) implements GroupEvent {}

    /** {@code It may not be safe to bootstrap the cluster from this node. …}. */
    record BootstrapRefused(LogLine line) implements GroupEvent {}

    /** {@code Starting new group from scratch: d10d2ed0-…}: from here on a history of its own. */
    record HistoryStarted(LogLine line, String uuid) implements GroupEvent {}

    /** {@code Process first view: d10d2ed0-… my uuid: …}, {@code group UUID = d10d2ed0-…}: the cluster it is in. */
    record ClusterIdentified(LogLine line, String uuid) implements GroupEvent {}

    /** {@code Recovered cluster id d10d2ed0-…}: the cluster its tables remember. */
    record StoredClusterRead(LogLine line, String uuid) implements GroupEvent {}

    /** {@code Server node1 connected to cluster at position … with ID 9af169bf-…}: gives its name, and in Galera 4 its UUID. */
    record NodeNamed(LogLine line, String name, Optional<String> uuid) implements GroupEvent {}

    /** {@code Member 0 (mysqlHA03) synced with group.} */
    record MemberSynced(LogLine line, String name) implements GroupEvent {}

    /** {@code Shifting JOINED -> SYNCED (TO: 0)}. */
    record StateShifted(LogLine line, StateShift shift) implements GroupEvent {}

    /** {@code Synchronized with group, ready for connections}. */
    record Synchronized(LogLine line) implements GroupEvent {}

    /** {@code Will never receive state. Need to abort.} */
    record StateNeverComes(LogLine line) implements GroupEvent {}

    /** {@code Reversing history: 11 -> 9, this member has applied 2 more events than the primary component.} */
    record HistoryReversed(LogLine line, long ahead) implements GroupEvent {}

    /** The kinds of view a group communication layer reports. */
    enum ViewKind {
        PRIMARY,
        NON_PRIMARY,
        /** The last one of a node that leaves. */
        EMPTY
    }
}
