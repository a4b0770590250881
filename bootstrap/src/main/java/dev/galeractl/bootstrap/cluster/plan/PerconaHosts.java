package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.FoundingUnit;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.ServerService;
import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.plan.Founding;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.option.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is particular about hosts of Percona XtraDB Cluster. Known from its documentation of 8.0 and 8.4 ("Bootstrap the first node", "Add nodes to cluster",
 * "Configure nodes for write-set replication") and tried with stand-ins; see {@code docs/percona.md}.
 */
final class PerconaHosts {
    private final ClusterDescription cluster;

    private PerconaHosts(ClusterDescription cluster) {
        this.cluster = cluster;
    }

    /** Empty if the cluster runs another product. */
    static Optional<PerconaHosts> of(ClusterDescription cluster) {
        return cluster.server().product() == Product.PERCONA_XTRADB_CLUSTER
                ? Optional.of(new PerconaHosts(cluster))
                : Optional.empty();
    }

    /** Since 8.0 one server makes the accounts of state transfers by itself, and another unit founds the cluster. */
    static boolean isSupported(ClusterDescription cluster) {
        return of(cluster).isPresent() && cluster.server().isAtLeast(8, 0);
    }

    /** How a new cluster begins on a host; empty where the packages' unit for it is missing. */
    static Optional<Founding> founding(ServerService service) {
        return service.founding().map(FoundingUnit::name).map(Founding.ByUnit::new);
    }

    /** What forbids to found the cluster there, beside what is forbidden on every host. */
    List<Refusal> ofFirst(Node node, MemberFacts seen) {
        List<Refusal> refusals = new ArrayList<>();
        if (seen.service().flatMap(PerconaHosts::founding).isEmpty()) {
            refusals.add(HostRefusals.refusal(SafetyRule.SERVER_RUNS, "no-founding-unit", node));
        }
        if (lacksTables(seen.node().datadir())) {
            refusals.add(HostRefusals.refusal(
                    SafetyRule.POSITION,
                    "no-tables",
                    node,
                    "datadir",
                    node.paths().datadir().toString()));
        }
        return refusals;
    }

    /** Who makes them has to say how root is let in; a node that gets all data from others gets that, too. */
    private static boolean lacksTables(DatadirFacts datadir) {
        return switch (datadir.contents()) {
            case ABSENT, EMPTY, HALF_MADE -> true;
            case SYSTEM_ONLY, USER_DATA, TRANSFER_UNFINISHED, INCOMPLETE, FOREIGN, UNREADABLE -> false;
        };
    }

    /**
     * What people have to know before they consent.
     *
     * @param founded the node that is about to found the cluster; empty if none is
     */
    List<Sentence> remarks(Optional<Node> founded) {
        List<Sentence> remarks = new ArrayList<>();
        founded.ifPresent(it -> remarks.add(Sentence.of("remark.percona-founded", "node", it.name())));
        remarks.add(Sentence.of("remark.percona-root"));
        cluster.tls()
                .filter(Tls::ownAuthority)
                .ifPresent(it -> remarks.add(Sentence.of("remark.percona-certificates")));
        remarks.add(Sentence.of("remark.percona-untried"));
        return remarks;
    }
}
