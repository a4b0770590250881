package dev.galeractl.bootstrap.fact;

import java.util.List;

/** Everything known before an operation: the node of this host, and the other members its option file lists. */
public record Facts(NodeFacts node, List<PeerEvidence> peers) {
    public Facts {
        peers = List.copyOf(peers);
    }
}
