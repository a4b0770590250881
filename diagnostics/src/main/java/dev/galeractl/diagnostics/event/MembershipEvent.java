package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.List;

/**
 * What a line, or a block of lines, says about who is in the group and who is not. Peers are named by the short form of their UUID, its first and fourth
 * part ({@code d10cd6f0-8690}), in the lines of the group's own protocol. Each record's comment shows a line it is made from.
 */
public sealed interface MembershipEvent extends LogEvent {

    /** {@code New COMPONENT: primary = yes, bootstrap = no, my_idx = 0, memb_num = 3}. */
    record ComponentChanged(LogLine line, boolean primary, boolean bootstrap, int ownIndex, int members)
            implements MembershipEvent {}

    /**
     * {@code Quorum results:} and the lines below it.
     *
     * @param joined members with the data
     * @param total all members
     * @param order the group's last seqno
     * @param protocols {@code 5/11/4 (gcs/repl/appl)}
     */
    record QuorumCounted(
            LogLine line,
            boolean primary,
            long configuration,
            int joined,
            int total,
            long order,
            long lastApplied,
            String protocols,
            String groupUuid)
            implements MembershipEvent {}

    /** {@code 0: 9af67ac9-e67a-11f1-aeb3-378b086cf47a, db1} in a {@link ServerViewInstalled}. */
    record Member(int index, String uuid, String name) {}

    /**
     * {@code View:} of Galera 4 and the lines below it; {@code New cluster view: global state: UUID:5, view# 3: Primary, number of nodes: 3, …} of older
     * ones, which names no members.
     *
     * @param ownIndex the node's own place among the members; -1 if it is none of them
     * @param last whether the node leaves with this view
     */
    record ServerViewInstalled(
            LogLine line,
            String groupUuid,
            long seqno,
            boolean primary,
            int protocol,
            int ownIndex,
            boolean last,
            List<Member> members)
            implements MembershipEvent {

        public ServerViewInstalled {
            members = List.copyOf(members);
        }
    }

    /** {@code STATE EXCHANGE: sent state msg: 9ba49ed0-e67a-…}: every member of a new component writes it, with the same UUID, at the same moment. */
    record StateExchanged(LogLine line, String exchange) implements MembershipEvent {}

    /** {@code STATE EXCHANGE: got state msg: 9ba49ed0-… from 0 (db1)}. */
    record StateReceived(LogLine line, String exchange, int index, String name) implements MembershipEvent {}

    /** {@code ####### My UUID: 9af67ac9-e67a-…}, and what else a node says of itself alone. */
    record OwnUuidTold(LogLine line, String uuid) implements MembershipEvent {}

    /** A line that tells a peer's address; {@link Told} shows them. */
    record MemberAddressTold(LogLine line, String peer, String address, Told how) implements MembershipEvent {}

    /** On what occasion a peer's address was told. */
    enum Told {
        /** {@code declaring d10cd6f0-8690 at tcp://… stable}. */
        STABLE,
        /** {@code forgetting d10cd6f0-8690 (tcp://…)}: it is no member any more. */
        FORGOTTEN,
        /** {@code cleaning up d10cd6f0-8690 (tcp://…)}. */
        CLEANED_UP,
        /** {@code (…) reconnecting to d10cd6f0-8690 (tcp://…), attempt 0}. */
        RECONNECTING
    }

    /** {@code evs::proto(…) suspecting node: d10cd6f0-8690}. */
    record PeerSuspected(LogLine line, String peer) implements MembershipEvent {}

    /** {@code (…) turning message relay requesting on, nonlive peers: tcp://127.0.60.2:4567}. */
    record PeersNotLive(LogLine line, List<String> addresses) implements MembershipEvent {}

    /**
     * {@code Stop replication} and {@code Shutdown replication}, {@code Server status change synced -> disconnecting}, {@code gcomm: closing backend},
     * {@code evs::proto(…, LEAVING, …) …}: the node itself leaves its group, whatever its peers do meanwhile.
     */
    record LeavesGroup(LogLine line) implements MembershipEvent {}

    /** {@code Server status change joined -> synced}, of MariaDB 10.4 and later; the one to {@code disconnecting} is {@link LeavesGroup}. */
    record ServerStatusChanged(LogLine line, String to) implements MembershipEvent {

        /** Whether the server takes part in its group with this. */
        public boolean isMember() {
            return to.equals("joined") || to.equals("synced") || to.equals("donor");
        }
    }

    /** {@code last inactive check more than PT1.5S ago (PT12.4999S), skipping check}: this node itself stood still. */
    record StoodStill(LogLine line, double seconds) implements MembershipEvent {}

    /** {@code … this node has been evicted out of the cluster, gcomm backend restart is required}. */
    record Evicted(LogLine line) implements MembershipEvent {}

    /** {@code peer 9ddace11-8568 from tcp://… has been evicted out, rejecting connection}. */
    record EvictedPeerRejected(LogLine line, String peer, String address) implements MembershipEvent {}

    /** {@code Received SELF-LEAVE. Closing connection.} */
    record SelfLeft(LogLine line) implements MembershipEvent {}

    /** {@code Member 1.0 (db2) desyncs itself from group}, {@code … resyncs itself to group}. */
    record MemberDesynced(LogLine line, int index, String name, boolean resync) implements MembershipEvent {}

    /** {@code restore pc from disk successfully}: it knows from gvwstate.dat with whom it was, and waits for them. */
    record ViewRestored(LogLine line, boolean found) implements MembershipEvent {}

    /** {@code conflicting prims: my prim: view_id(…) other prim: view_id(…)}: two Primary Components met. */
    record PrimariesMet(LogLine line) implements MembershipEvent {}

    /** {@code Ignoring possible split-brain (allowed by configuration) from view:}: pc.ignore_sb or pc.ignore_quorum is on. */
    record SplitBrainIgnored(LogLine line) implements MembershipEvent {}

    /** {@code State transfer required:} with both positions below it, {@code uuid:seqno}. */
    record HistoryCompared(LogLine line, String group, String local) implements MembershipEvent {

        private static final String NO_UUID = "00000000-0000-0000-0000-000000000000";

        /** Whether the node has data of another history than its group's. */
        public boolean differs() {
            String own = uuid(local);
            return !own.isEmpty() && !own.equals(NO_UUID) && !own.equals(uuid(group));
        }

        private static String uuid(String position) {
            int colon = position.indexOf(':');
            return colon < 0 ? "" : position.substring(0, colon);
        }
    }
}
