package dev.galeractl.bootstrap.fact;

import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.replication.state.WsrepStatus;

/** The server that a package starts when it is installed: it holds nothing of people and replicates nothing. */
public final class PackageServer {
    private PackageServer() {}

    /** Whether the service's server is known to be one. */
    public static boolean isFresh(NodeFacts node) {
        return node.server() instanceof Running running
                && running.origin() == Origin.FOREIGN
                && running.status().filter(PackageServer::replicatesNothing).isPresent()
                && node.datadir().contents() == Contents.SYSTEM_ONLY
                && node.host()
                        .unit()
                        .filter(ServiceUnit::runsTheFile)
                        .filter(it -> it.runs(running))
                        .isPresent();
    }

    private static boolean replicatesNothing(WsrepStatus status) {
        return !status.hasProvider() && status.clusterStateUuid().isEmpty();
    }

    /** The facts as they will be when such a server is stopped; any other is left as it is. */
    public static Facts passedOver(Facts facts) {
        NodeFacts node = facts.node();
        return isFresh(node) ? new Facts(node.stopped(), facts.peers()) : facts;
    }
}
