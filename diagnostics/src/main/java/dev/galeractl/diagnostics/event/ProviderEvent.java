package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** What a line says about the provider, the node's own position, and what its configuration forbids. Each record's comment shows a line it is made from. */
public sealed interface ProviderEvent extends LogEvent {

    /** {@code WSREP: Recovered position 00000000-…:-1}, from the wrapper or from a server started for nothing else. */
    record PositionRecovered(LogLine line, String position) implements ProviderEvent {}

    /** {@code mysqld_safe Assigning 98ed75de-…:11152 to wsrep_start_position}: the wrapper tells the server from where to go on. */
    record PositionAssigned(LogLine line, String position) implements ProviderEvent {}

    /** {@code wsrep_load(): loading provider library '/usr/lib/galera/libgalera_smm.so'}. */
    record ProviderLoading(LogLine line, String path) implements ProviderEvent {}

    /** {@code wsrep_load(): Galera 4.23(rXXXX) by Codership Oy … loaded successfully.} */
    record ProviderLoaded(LogLine line, String version) implements ProviderEvent {}

    /** {@code wsrep_load(): dlopen(): …: cannot open shared object file: No such file or directory}. */
    record ProviderNotLoadable(LogLine line, String path, String reason) implements ProviderEvent {}

    /** {@code Found saved state: 00000000-…:-1, safe_to_bootstrap: 1}. */
    record SavedState(LogLine line, String position, Optional<Boolean> safeToBootstrap) implements ProviderEvent {}

    /** {@code Passing config to GCS: base_host = 192.168.199.133; base_port = 4567; …}. */
    record ProviderConfigured(LogLine line, Optional<NodeAddress> own) implements ProviderEvent {}

    /** {@code Only binlog_format = 'ROW' is currently supported. Configured value: 'mixed'.} */
    record BinlogFormatRejected(LogLine line, String value) implements ProviderEvent {}

    /** {@code rsync SST method requires wsrep_cluster_address to be configured on startup.} */
    record ClusterAddressRequired(LogLine line, String sstMethod) implements ProviderEvent {}

    /** {@code Unrecognized parameter 'gcache.sise'}, {@code Invalid value 'lots' for integer type.}: of wsrep_provider_options. */
    record ProviderOptionRejected(LogLine line, Optional<String> option, Optional<String> value)
            implements ProviderEvent {}

    /** {@code Bad value for 'node_address': '0.0.0.0'}. */
    record NodeAddressRejected(LogLine line, String address) implements ProviderEvent {}

    /** {@code Failed to open IST listener at tcp://192.0.2.9:4568', asio error '… bind: Cannot assign requested address …}. */
    record TransferAddressForeign(LogLine line, String address) implements ProviderEvent {}

    /** {@code ReplicatorSMM::abort()}: the provider gives up, and takes the server with it. */
    record ProviderAborts(LogLine line) implements ProviderEvent {}

    /** {@code Group requested gcs_proto_ver: 4, max supported by this node: 3. Upgrade the node before joining this group.} */
    record ProtocolTooOld(LogLine line, String protocol, int wanted, int known) implements ProviderEvent {}
}
