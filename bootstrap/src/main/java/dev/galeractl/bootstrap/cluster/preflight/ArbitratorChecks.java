package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import java.util.List;
import java.util.stream.Collectors;

/** The named checks of the hosts of arbitrators. Pure. */
public final class ArbitratorChecks {
    private final ClusterDescription cluster;
    private final CheckList checks = new CheckList();

    private ArbitratorChecks(ClusterDescription cluster) {
        this.cluster = cluster;
    }

    /** Of arbitrators that shall run. */
    public static List<Check> of(ClusterDescription cluster, List<ArbitratorSight> wished) {
        ArbitratorChecks made = new ArbitratorChecks(cluster);
        wished.stream()
                .filter(ArbitratorSight.Heard.class::isInstance)
                .map(it -> ((ArbitratorSight.Heard) it).facts())
                .forEach(made::check);
        return made.checks.all();
    }

    /** Of the nodes that an arbitrator is to vote with: whether they are members already, and whether they and it reach each other. */
    public static List<Check> added(
            ClusterDescription cluster, String arbitrator, ClusterFacts facts, Reachability reachability) {
        CheckList checks = new CheckList();
        checks.add(primary(facts));
        new NetworkChecks(cluster, facts, reachability, Goal.join(arbitrator), checks).reachable();
        return checks.all();
    }

    private static Check primary(ClusterFacts facts) {
        String members = facts.heard()
                .filter(MemberFacts::isSynced)
                .map(it -> it.node().name())
                .collect(Collectors.joining(", "));
        return members.isEmpty()
                ? new Check("primary-alive", "", Result.FAIL, CheckList.sentence("primary-alive.none", ""), List.of())
                : new Check(
                        "primary-alive",
                        "",
                        Result.PASS,
                        CheckList.sentence("primary-alive.found", "", "members", members),
                        List.of());
    }

    private void check(ArbitratorFacts facts) {
        checks.add("heard", facts.name(), Result.PASS, "heard.pass");
        facts.service()
                .filter(it -> !it.enabled())
                .ifPresent(it -> checks.add(
                        "starts-with-host", facts.name(), Result.WARN, "starts-with-host.not", "unit", it.unit()));
        if (!facts.runs()) {
            port(facts);
        }
    }

    private void port(ArbitratorFacts facts) {
        String address = cluster.arbitrators().stream()
                .filter(it -> it.name().equals(facts.name()))
                .map((Arbitrator it) -> it.address().host() + ":" + it.port())
                .findFirst()
                .orElseThrow();
        String[] words = {"address", address, "purpose", "group"};
        if (facts.portTaken().isEmpty()) {
            checks.add("ports", facts.name(), Result.UNKNOWN, "ports.unknown", words);
        } else if (facts.portTaken().get()) {
            checks.add("ports", facts.name(), Result.FAIL, "ports.held-arbitrator", words);
        } else {
            checks.add("ports", facts.name(), Result.PASS, "ports.pass", "ports", address);
        }
    }
}
