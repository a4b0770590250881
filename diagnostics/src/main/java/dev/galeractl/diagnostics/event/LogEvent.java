package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that a line of a log says and that a diagnosis may ask about. Lines that say nothing of the kind give no event; lines of level ERROR
 * always give one. Each record's comment shows a line it is made from.
 */
public sealed interface LogEvent {

    /** The line that says it; of an event over several lines the first. */
    LogLine line();

    // The life of the server process

    /** {@code mysqld_safe Starting mysqld daemon with databases from /xtra/data}. */
    record WrapperStarting(LogLine line, String datadir) implements LogEvent {}

    /** {@code mysqld_safe mysqld from pid file /xtra/data/db1.pid ended}; the line is sometimes cut. */
    record WrapperEnded(LogLine line) implements LogEvent {}

    /** {@code mysqld_safe Number of processes running now: 0}: the server died and the wrapper noticed. */
    record WrapperFoundServerGone(LogLine line) implements LogEvent {}

    /** {@code Installing MySQL system tables...}: a temporary server of the install script follows. */
    record InstallStarting(LogLine line) implements LogEvent {}

    /** {@code OK}, alone on its line after an {@link InstallStarting}. */
    record InstallStepDone(LogLine line) implements LogEvent {}

    /** {@code Starting MariaDB 10.11.19-MariaDB … as process 9470}, {@code …mysqld (mysqld 5.7.44) starting as process 1 ...}. */
    record ServerStarting(LogLine line, String version) implements LogEvent {}

    /** {@code mariadbd: ready for connections.} */
    record ReadyForConnections(LogLine line) implements LogEvent {}

    /** {@code Version: '5.5.28-23.7-log'  socket: …  port: 3306  Percona XtraDB Cluster (GPL) …}. */
    record VersionReported(LogLine line, String version, OptionalInt port, String product) implements LogEvent {}

    /** {@code Normal shutdown}: somebody asked the server to stop. */
    record ShutdownRequested(LogLine line) implements LogEvent {}

    /** {@code mariadbd: Shutdown complete}. */
    record ShutdownCompleted(LogLine line) implements LogEvent {}

    /** {@code [ERROR] Aborting}. */
    record Aborting(LogLine line) implements LogEvent {}

    /** {@code mariadbd: Terminated.}: the provider ended the process. */
    record Terminated(LogLine line) implements LogEvent {}

    /** {@code mysqld got signal 11 ;}. */
    record SignalReceived(LogLine line, int signal) implements LogEvent {}

    /** {@code Main process exited, code=killed, status=9/KILL} from systemd, or the kernel's out-of-memory killer. */
    record KilledFromOutside(LogLine line, boolean outOfMemory) implements LogEvent {}

    /** {@code InnoDB: Starting crash recovery}: the process before did not end properly. */
    record CrashRecovery(LogLine line) implements LogEvent {}

    /** {@code bind: Address already in use}; the endpoint where the line names it. */
    record AddressInUse(LogLine line, Optional<String> endpoint) implements LogEvent {}

    /** {@code InnoDB: Unable to lock ./ibdata1 error: 11}: another server runs on the same datadir. */
    record DatadirInUse(LogLine line) implements LogEvent {}

    /** {@code Do you already have another server running on port: 3306 ?}. */
    record PortSuspected(LogLine line, int port) implements LogEvent {}

    // The provider and the node's own position

    /** {@code WSREP: Recovered position 00000000-…:-1}, from the wrapper or from a server started for nothing else. */
    record PositionRecovered(LogLine line, String position) implements LogEvent {}

    /** {@code wsrep_load(): loading provider library '/usr/lib/galera/libgalera_smm.so'}. */
    record ProviderLoading(LogLine line, String path) implements LogEvent {}

    /** {@code wsrep_load(): Galera 4.23(rXXXX) by Codership Oy … loaded successfully.} */
    record ProviderLoaded(LogLine line, String version) implements LogEvent {}

    /** {@code wsrep_load(): dlopen(): …: cannot open shared object file: No such file or directory}. */
    record ProviderNotLoadable(LogLine line, String path, String reason) implements LogEvent {}

    /** {@code Found saved state: 00000000-…:-1, safe_to_bootstrap: 1}. */
    record SavedState(LogLine line, String position, Optional<Boolean> safeToBootstrap) implements LogEvent {}

    /** {@code Passing config to GCS: base_host = 192.168.199.133; base_port = 4567; …}. */
    record ProviderConfigured(LogLine line, Optional<NodeAddress> own) implements LogEvent {}

    // The group

    /** {@code Start replication}. */
    record ReplicationStarting(LogLine line) implements LogEvent {}

    /** {@code Connecting with bootstrap option: 1}. */
    record BootstrapOption(LogLine line, boolean bootstrap) implements LogEvent {}

    /** {@code (cf3fe640-66a2-…, 'tcp://0.0.0.0:4567') listening at tcp://0.0.0.0:4567}. */
    record Listening(LogLine line, String nodeId, String address) implements LogEvent {}

    /** {@code gcomm: connecting to group 'xtra', peer '192.168.199.133:'}; ports are those written. */
    record ConnectingToGroup(LogLine line, String group, List<NodeAddress> peers) implements LogEvent {}

    /** {@code gcomm: bootstrapping new group 'xtra'}. */
    record BootstrappingGroup(LogLine line, String group) implements LogEvent {}

    /** {@code address 'tcp://…' points to own listening address, blacklisting}, or the Note of Galera 26.4. */
    record OwnAddressBlacklisted(LogLine line, String address) implements LogEvent {}

    /** {@code Failed to establish connection: Connection refused}: Galera 26.4; which peer it was is not said. */
    record ConnectionFailed(LogLine line, String reason) implements LogEvent {}

    /** {@code connection to peer … with addr tcp://… timed out, no messages seen in PT3S}. */
    record PeerSilent(LogLine line, String address) implements LogEvent {}

    /** {@code connection established to d10cd6f0-8690 tcp://127.0.40.1:4567}. */
    record PeerConnected(LogLine line, String peerId, String address) implements LogEvent {}

    /** {@code Failed to resolve tcp://no-such-host.invalid:4567}. */
    record AddressUnresolved(LogLine line, String host) implements LogEvent {}

    /** {@code handling gmcast protocol message failed: }: a peer sent something that is not understood. */
    record ProtocolMessageRejected(LogLine line) implements LogEvent {}

    /** {@code handshake failed, my group: 'prod', peer group: 'prdo'}: only the member says so, never the one who knocks. */
    record GroupNameMismatch(LogLine line, String own, String peers) implements LogEvent {}

    /** {@code no nodes coming from prim view, prim not possible}. */
    record NoPrimaryComing(LogLine line) implements LogEvent {}

    /** {@code view(view_id(NON_PRIM,cf3fe640-…,1) memb { … })} and {@code view((empty))}. */
    record ViewChanged(LogLine line, ViewKind kind, String viewId, List<String> members, List<String> partitioned)
            implements LogEvent {}

    /** {@code gcomm: connected}. */
    record GroupConnected(LogLine line) implements LogEvent {}

    /** {@code Opened channel 'xtra'}. */
    record ChannelOpened(LogLine line, String group) implements LogEvent {}

    /** {@code failed to open gcomm backend connection: 110: failed to reach primary view: 110 (Connection timed out)}. */
    record BackendFailed(LogLine line, int number, String reason) implements LogEvent {}

    /** {@code Failed to open channel 'xtra' at 'gcomm://192.168.199.133': -110 (Connection timed out)}. */
    record ChannelFailed(LogLine line, String group, String clusterAddress) implements LogEvent {}

    /** {@code wsrep::connect(gcomm://) failed: 7}. */
    record ConnectFailed(LogLine line, Optional<String> clusterAddress) implements LogEvent {}

    /** {@code Backend not supported: gcom://}, {@code Invalid backend URI: gcomm:/192.0.2.1}. */
    record BackendNotSupported(LogLine line, String clusterAddress) implements LogEvent {}

    /** {@code It may not be safe to bootstrap the cluster from this node. …}. */
    record BootstrapRefused(LogLine line) implements LogEvent {}

    /** {@code Starting new group from scratch: d10d2ed0-…}: from here on a history of its own. */
    record HistoryStarted(LogLine line, String uuid) implements LogEvent {}

    /** {@code Process first view: d10d2ed0-… my uuid: …}, {@code group UUID = d10d2ed0-…}: the cluster it is in. */
    record ClusterIdentified(LogLine line, String uuid) implements LogEvent {}

    /** {@code Recovered cluster id d10d2ed0-…}: the cluster its tables remember. */
    record StoredClusterRead(LogLine line, String uuid) implements LogEvent {}

    /** {@code Server node1 connected to cluster at position …}: gives its name. */
    record NodeNamed(LogLine line, String name) implements LogEvent {}

    /** {@code Member 0 (mysqlHA03) synced with group.} */
    record MemberSynced(LogLine line, String name) implements LogEvent {}

    /** {@code Shifting JOINED -> SYNCED (TO: 0)}. */
    record StateShifted(LogLine line, StateShift shift) implements LogEvent {}

    /** {@code Synchronized with group, ready for connections}. */
    record Synchronized(LogLine line) implements LogEvent {}

    /** {@code Will never receive state. Need to abort.} */
    record StateNeverComes(LogLine line) implements LogEvent {}

    /** {@code Reversing history: 11 -> 9, this member has applied 2 more events than the primary component.} */
    record HistoryReversed(LogLine line, long ahead) implements LogEvent {}

    // What the configuration forbids

    /** {@code Only binlog_format = 'ROW' is currently supported. Configured value: 'mixed'.} */
    record BinlogFormatRejected(LogLine line, String value) implements LogEvent {}

    /** {@code rsync SST method requires wsrep_cluster_address to be configured on startup.} */
    record ClusterAddressRequired(LogLine line, String sstMethod) implements LogEvent {}

    // What a terminal shows around a log

    /** {@code ERROR 1047 (08S01): Unknown command}: the answer of a node without its cluster. */
    record StatementRefused(LogLine line) implements LogEvent {}

    /** {@code tcp 0 0 0.0.0.0:3306 0.0.0.0:* LISTEN} of netstat or ss: listening sockets; several where lines were joined. */
    record PortsListed(LogLine line, List<Integer> ports) implements LogEvent {}

    /** {@code | wsrep_incoming_addresses | 192.168.199.132:3306,192.168.199.133:3306 |}. */
    record MembersListed(LogLine line, List<NodeAddress> members) implements LogEvent {}

    // The rest

    /** A line of level ERROR that says nothing more special. */
    record ErrorReported(LogLine line) implements LogEvent {}

    /** An indented line without head right after a line of level ERROR: it belongs to it. */
    record ErrorContinued(LogLine line) implements LogEvent {}

    /** The kinds of view a group communication layer reports. */
    enum ViewKind {
        PRIMARY,
        NON_PRIMARY,
        /** The last one of a node that leaves. */
        EMPTY
    }
}
