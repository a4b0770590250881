package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** What a line says about encryption and about the account a server runs under. Each record's comment shows a line it is made from. */
public sealed interface SecurityEvent extends LogEvent {

    /** {@code Failed to establish connection: certificate verify failed: certificate has expired}: one attempt between two nodes. */
    record TlsHandshakeFailed(LogLine line, TlsTrouble trouble, String reason, Optional<NodeAddress> peer)
            implements SecurityEvent {}

    /** {@code Bad value '/etc/mysql/tls/db1.key' for SSL parameter 'socket.ssl_key': 92274804: 'error:…:key values mismatch'}. */
    record TlsFileRejected(LogLine line, String option, String file, String reason) implements SecurityEvent {}

    /** {@code To enable SSL at least both of 'socket.ssl_key' and 'socket.ssl_cert' must be set}: what is missing is no file. */
    record TlsSettingRejected(LogLine line, String reason) implements SecurityEvent {}

    /** {@code [ERROR] SSL error: Unable to get private key}: of the clients' port, said after {@code Failed to setup SSL}. */
    record ClientTlsFailed(LogLine line, String reason) implements SecurityEvent {}

    /** {@code SSL error: Unable to get private key from '/etc/mysql/tls/db1.key'}: names the file, on a line of its own without a time. */
    record ClientTlsFile(LogLine line, String file) implements SecurityEvent {}

    /** {@code Please consult the MariaDB Documentation to find out how to run mariadbd as root!}. */
    record RefusesToRunAsRoot(LogLine line) implements SecurityEvent {}

    /** {@code Fatal error: Can't change to run as user 'mysqll' ;  Please check that the user exists!}. */
    record AccountMissing(LogLine line, String account) implements SecurityEvent {}

    /** What keeps two nodes from an encrypted connection, as the one that writes the line sees it. */
    enum TlsTrouble {
        /** The other side spoke without TLS to one that wants it. */
        PEER_SPEAKS_PLAIN,
        /** The other side hung up in the middle: it may not know TLS, or be no node at all. */
        PEER_HUNG_UP,
        /** This node does not trust the other's certificate. */
        PEER_UNTRUSTED,
        /** The other side does not trust this node's certificate. */
        OWN_UNTRUSTED,
        PEER_EXPIRED,
        OWN_EXPIRED,
        PEER_NOT_YET_VALID,
        /** The other side rejects this node's certificate and does not say why; not yet valid is one reason. */
        OWN_REJECTED,
        /** No version or cipher that both take. */
        NOTHING_IN_COMMON,
        OTHER
    }
}
