package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.Planner;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.option.Product;
import java.util.Optional;

/** What forbids to work on a host at all, before the safety table is asked about its node. */
final class HostRefusals {
    private HostRefusals() {}

    /** Nothing is planned on a host that was not heard. */
    static Refusal unheard(Node node, ClusterFacts facts) {
        return refusal(SafetyRule.NO_EVIDENCE, "no-evidence.unheard", node, "said", said(node, facts));
    }

    /** A host that was not heard may have a server of the cluster; it can be left out by name. */
    static Refusal leftOut(Node node, ClusterFacts facts) {
        return refusal(SafetyRule.NO_EVIDENCE, "no-evidence.left-out", node, "said", said(node, facts));
    }

    private static String said(Node node, ClusterFacts facts) {
        return facts.unheard()
                .filter(it -> it.node().equals(node.name()))
                .map(it -> String.valueOf(it.problem().getMessage()))
                .findFirst()
                .orElse("");
    }

    /** Servers are started by what starts them always: nobody else would stop them with the host. */
    static Optional<Refusal> unmanaged(ClusterDescription cluster, Node node, KnownCluster known) {
        boolean managed = known.seen(node.name())
                .flatMap(MemberFacts::service)
                .filter(it ->
                        it.init() == InitSystem.SYSTEMD || cluster.server().product() == Product.MARIADB)
                .isPresent();
        return managed ? Optional.empty() : Optional.of(refusal(SafetyRule.SERVER_RUNS, "no-service", node));
    }

    /** Known before anything is stopped, not when the step comes. */
    static Optional<Refusal> unmovable(Node node, KnownCluster known, Waivers waivers) {
        boolean setAside = known.of(node.name())
                .filter(it -> !(it.node().server() instanceof Running))
                .filter(it -> Planner.setsAside(it, waivers))
                .isPresent();
        return known.seen(node.name())
                .filter(it -> setAside && !it.hasMovableDatadir())
                .flatMap(MemberFacts::place)
                .map(it -> refusal(
                        SafetyRule.USER_DATA,
                        "user-data.unmovable",
                        node,
                        "datadir",
                        it.datadir().toString(),
                        "real",
                        it.realPath().toString()));
    }

    /** What this planner cannot do yet is refused, not half done. */
    static Optional<Refusal> notYet(ClusterDescription cluster, Node node) {
        if (cluster.server().product() != Product.MARIADB && !PerconaHosts.isSupported(cluster)) {
            return Optional.of(refusal(
                    SafetyRule.OPTION_FILE,
                    "not-yet.product",
                    node,
                    "server",
                    cluster.server().toString()));
        }
        return Optional.empty();
    }

    static Refusal refusal(SafetyRule rule, String key, Node node, String... more) {
        String[] parameters = new String[more.length + 2];
        parameters[0] = "node";
        parameters[1] = node.name();
        System.arraycopy(more, 0, parameters, 2, more.length);
        return new Refusal(
                rule,
                node.name(),
                Sentence.of("refusal." + key + ".reason", parameters),
                Sentence.of("refusal." + key + ".learned", parameters),
                Sentence.of("refusal." + key + ".way-out", parameters),
                Optional.empty());
    }
}
