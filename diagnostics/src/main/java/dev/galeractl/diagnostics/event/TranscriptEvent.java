package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.log.LogLine;
import java.util.List;

/** What people paste around a log: answers of a client, lists of open ports. Each record's comment shows a line it is made from. */
public sealed interface TranscriptEvent extends LogEvent {

    /** {@code ERROR 1047 (08S01): Unknown command}: the answer of a node without its cluster. */
    record StatementRefused(LogLine line) implements TranscriptEvent {}

    /** {@code tcp 0 0 0.0.0.0:3306 0.0.0.0:* LISTEN} of netstat or ss: listening sockets; several where lines were joined. */
    record PortsListed(LogLine line, List<Integer> ports) implements TranscriptEvent {}

    /** {@code | wsrep_incoming_addresses | 192.168.199.132:3306,192.168.199.133:3306 |}. */
    record MembersListed(LogLine line, List<NodeAddress> members) implements TranscriptEvent {}
}
