package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts;
import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts.Service;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.optionfile.ArbitratorFile;
import dev.galeractl.bootstrap.cluster.plan.ClusterPlanner.Planned;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.guard.SafetyRule;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.ArbitratorStep;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be done for the arbitrators of a described cluster. Pure. They are started when all nodes are members: a Primary Component that only arbitrators
 * are left of lets no data node in again (GALERA-FACTS 19; finding GAL216).
 */
public final class ArbitratorPlanner {
    private static final String VERIFY = "verify-cluster";

    private final ClusterDescription cluster;
    private final Waivers waivers;

    public ArbitratorPlanner(ClusterDescription cluster, Waivers waivers) {
        this.cluster = cluster;
        this.waivers = waivers;
    }

    /**
     * The plan for the nodes, and what the arbitrators need.
     *
     * @param nodes what is to be done for the nodes; without steps if that is nothing
     * @param wished those that shall run
     * @param installs of packages that their hosts lack
     */
    public Planned added(Planned nodes, List<ArbitratorSight> wished, ClusterFacts facts, ArbitratorInstalls installs) {
        Plan plan = nodes.plan();
        List<Refusal> refusals = new ArrayList<>(nodes.refusals());
        List<Sentence> remarks = new ArrayList<>(plan.remarks());
        List<Step> packages = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (ArbitratorSight sight : wished) {
            if (sight instanceof ArbitratorSight.Heard heard) {
                ArbitratorFacts then = installs.afterwards(heard.facts());
                List<Refusal> refused = new ArrayList<>(installs.refusals(heard.facts()));
                refusal(then).filter(it -> refused.isEmpty()).ifPresent(refused::add);
                refusals.addAll(refused);
                remarks.addAll(remarks(then));
                if (refused.isEmpty()) {
                    installs.step(heard.facts()).ifPresent(packages::add);
                    // A service that runs may not be a member yet.
                    steps.addAll(steps(then, plan.operationId(), installs.goesOn()));
                }
            } else if (waivers.acceptMissing().contains(sight.name())) {
                remarks.add(Sentence.of("remark.host-left-out", "node", sight.name()));
            } else {
                refusals.add(unheard((ArbitratorSight.Unheard) sight));
            }
        }
        return refusals.isEmpty()
                ? new Planned(
                        List.of(),
                        plan.withRemarks(remarks)
                                .withSteps(
                                        steps.isEmpty() && packages.isEmpty()
                                                ? plan.steps()
                                                : all(plan, packages, steps, facts)))
                : new Planned(refusals, plan.forbidden());
    }

    /** What forbids a step now, asked again on fresh facts. */
    public static List<Refusal> before(Step step, ClusterFacts facts) {
        return members(facts).isEmpty()
                ? List.of(refusal(SafetyRule.PRIMARY_ANSWERS, "arbitrator.no-primary", step.node()))
                : List.of();
    }

    /** Packages first, the others before the whole is verified; around steps that are alone stands what keeps others away. */
    private static List<Step> all(Plan plan, List<Step> packages, List<Step> steps, ClusterFacts facts) {
        List<Step> all = new ArrayList<>(plan.steps());
        if (all.isEmpty()) {
            List<String> heard = facts.heard().map(it -> it.node().name()).toList();
            all.add(new HostStep.TakeClusterLock(heard, plan.operationId()));
            all.addAll(packages);
            all.addAll(steps);
            all.add(new HostStep.VerifyCluster(members(facts), Optional.empty()));
            all.add(new HostStep.ReleaseClusterLock(heard, plan.operationId()));
            return all;
        }
        // Behind the lock; a package that cannot be had stops an operation while nothing runs yet.
        all.addAll(1, packages);
        int at = 0;
        while (at < all.size() && !all.get(at).slug().equals(VERIFY)) {
            at++;
        }
        all.addAll(at, steps);
        return all;
    }

    private static List<String> members(ClusterFacts facts) {
        return facts.heard()
                .filter(MemberFacts::isSynced)
                .map(it -> it.node().name())
                .toList();
    }

    private List<Step> steps(ArbitratorFacts facts, String operation, boolean goesOn) {
        String name = facts.name();
        Service service = facts.service().orElseThrow();
        List<Step> steps = new ArrayList<>();
        if (!service.runs()) {
            cluster.tls()
                    .filter(Tls::ownAuthority)
                    .ifPresent(it ->
                            steps.add(new HostStep.IssueCertificate(name, keepers(), it.certificate(), operation)));
            if (!facts.settings().equals(Optional.of(text(name)))) {
                Path file = facts.settingsFile();
                steps.add(new ArbitratorStep.WriteArbitratorFile(
                        name,
                        file,
                        text(name),
                        file.resolveSibling(file.getFileName() + Step.COPY_OF_A_FILE + "-" + operation)));
            }
            steps.add(new ArbitratorStep.StartArbitrator(name, service.unit()));
        }
        if (!service.runs() || goesOn) {
            steps.add(new ArbitratorStep.AwaitArbitrator(name, service.unit()));
        }
        return steps;
    }

    private List<String> keepers() {
        return cluster.nodes().stream().map(Node::name).toList();
    }

    private String text(String name) {
        return ArbitratorFile.of(cluster, arbitrator(name));
    }

    private Arbitrator arbitrator(String name) {
        return cluster.arbitrators().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Sentence> remarks(ArbitratorFacts facts) {
        List<Sentence> remarks = new ArrayList<>();
        if (facts.runs() && !facts.settings().equals(Optional.of(text(facts.name())))) {
            remarks.add(Sentence.of(
                    "remark.other-option-file",
                    "node",
                    facts.name(),
                    "file",
                    facts.settingsFile().toString()));
        }
        return remarks;
    }

    private Optional<Refusal> refusal(ArbitratorFacts facts) {
        if (facts.program().isEmpty() || facts.service().isEmpty()) {
            return Optional.of(refusal(SafetyRule.SERVER_RUNS, "arbitrator.not-installed", facts.name()));
        }
        // One service of a host serves one cluster.
        return facts.settings()
                .flatMap(ArbitratorFile::group)
                .filter(it -> !it.equals(cluster.name()))
                .map(it -> refusal(
                        SafetyRule.OPTION_FILE,
                        "arbitrator.another-cluster",
                        facts.name(),
                        "other",
                        it,
                        "cluster",
                        cluster.name(),
                        "file",
                        facts.settingsFile().toString(),
                        "unit",
                        facts.service().orElseThrow().unit()));
    }

    static Refusal unheard(ArbitratorSight.Unheard sight) {
        return refusal(
                SafetyRule.NO_EVIDENCE,
                "arbitrator.unheard",
                sight.name(),
                "said",
                String.valueOf(sight.problem().getMessage()));
    }

    private static Refusal refusal(SafetyRule rule, String key, String name, String... more) {
        String[] parameters = new String[more.length + 2];
        parameters[0] = "node";
        parameters[1] = name;
        System.arraycopy(more, 0, parameters, 2, more.length);
        return new Refusal(
                rule,
                name,
                Sentence.of("refusal." + key + ".reason", parameters),
                Sentence.of("refusal." + key + ".learned", parameters),
                Sentence.of("refusal." + key + ".way-out", parameters),
                Optional.empty());
    }
}
