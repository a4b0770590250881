package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.address.NodeAddress;
import java.util.LinkedHashSet;
import java.util.Set;

/** The members of a node's cluster as far as the logs name them, for a remedy that can be copied. */
final class KnownMembers {

    private static final int GROUP_PORT = 4567;

    private KnownMembers() {}

    /** The node first, then whom its starts listed or reached and whose logs are at hand; example addresses if there is nobody else. */
    static String of(ServerStart start, CaseFile caseFile) {
        Set<String> members = new LinkedHashSet<>();
        NodeHistory node = caseFile.nodeOf(start);
        node.address().ifPresent(own -> members.add(written(own)));
        for (ServerStart one : node.starts()) {
            one.listed().forEach(listed -> members.add(written(listed)));
            one.all(PeerConnected.class).forEach(peer -> members.add(withoutUsualPort(peer.address())));
        }
        caseFile.nodes().stream()
                .filter(other -> other.latest().group().equals(start.group()))
                .flatMap(other -> other.address().stream())
                .forEach(address -> members.add(written(address)));
        if (members.size() < 2) {
            members.add("192.0.2.2");
            members.add("192.0.2.3");
        }
        return Peers.forCommand(String.join(",", members));
    }

    private static String written(NodeAddress address) {
        return withoutUsualPort(Peers.text(address));
    }

    private static String withoutUsualPort(String endpoint) {
        String usual = ":" + GROUP_PORT;
        return endpoint.endsWith(usual) ? endpoint.substring(0, endpoint.length() - usual.length()) : endpoint;
    }
}
