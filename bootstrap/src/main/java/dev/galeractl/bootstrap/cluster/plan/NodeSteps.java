package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.ServerService;
import dev.galeractl.bootstrap.cluster.optionfile.NodeOptionFile;
import dev.galeractl.bootstrap.cluster.optionfile.RenderedFile;
import dev.galeractl.bootstrap.fact.Facts;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.ExpectedCluster;
import dev.galeractl.bootstrap.plan.Founding;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Planner;
import dev.galeractl.bootstrap.plan.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps that one node's host needs. */
final class NodeSteps {
    private final ClusterDescription cluster;
    private final String operation;
    private final KnownCluster known;
    private final Waivers waivers;

    NodeSteps(ClusterDescription cluster, String operation, KnownCluster known, Waivers waivers) {
        this.cluster = cluster;
        this.operation = operation;
        this.known = known;
        this.waivers = waivers;
    }

    /** Of the first node of a new cluster. */
    List<Step> first(Node node) {
        Facts facts = facts(node);
        List<Step> steps = new ArrayList<>();
        if (isToBeStarted(node)) {
            steps.addAll(prepared(node, facts, false));
            steps.addAll(encrypted(node, List.of(node.name()), true));
            steps.add(new HostStep.StartFirst(node.name(), founding(node)));
        }
        steps.add(new Step.AwaitSynced(node.name(), node.paths().optionFile(), new ExpectedCluster.Created()));
        if (cluster.transfer().method().equals("mariabackup")) {
            cluster.transfer()
                    .account()
                    .ifPresent(it -> steps.add(new HostStep.CreateTransferAccount(node.name(), it)));
        }
        return steps;
    }

    /**
     * Of nodes that become members, one after the other, of a cluster that runs by then. While one gets its data, the host of the next one is made ready, and
     * that of the one before is given its start timeout back.
     *
     * @param keepers the nodes of which one keeps the key of the cluster's authority
     */
    List<Step> joiners(List<Node> nodes, ExpectedCluster expected, List<String> keepers) {
        List<Step> steps = new ArrayList<>();
        Iterator<Node> ahead = nodes.iterator();
        makeNextReady(ahead, keepers, steps);
        List<Step> forTheOneBefore = List.of();
        for (Node node : nodes) {
            if (isToBeStarted(node)) {
                steps.add(new HostStep.StartJoiner(node.name(), unit(node)));
            }
            steps.addAll(forTheOneBefore);
            makeNextReady(ahead, keepers, steps);
            steps.add(new Step.AwaitSynced(node.name(), node.paths().optionFile(), expected));
            forTheOneBefore =
                    hasTimeLimit(node) ? List.of(new HostStep.LowerStartTimeout(node.name(), unit(node))) : List.of();
        }
        steps.addAll(forTheOneBefore);
        return steps;
    }

    private void makeNextReady(Iterator<Node> ahead, List<String> keepers, List<Step> steps) {
        if (!ahead.hasNext()) {
            return;
        }
        Node next = ahead.next();
        if (isToBeStarted(next)) {
            Facts facts = facts(next);
            steps.addAll(prepared(next, facts, Planner.setsAside(facts, waivers)));
            steps.addAll(encrypted(next, keepers, false));
            if (hasTimeLimit(next)) {
                steps.add(new HostStep.RaiseStartTimeout(next.name(), unit(next), HostStep.RaiseStartTimeout.LONGEST));
            }
        }
    }

    private boolean isToBeStarted(Node node) {
        return !(facts(node).node().server() instanceof Running);
    }

    private List<Step> prepared(Node node, Facts facts, boolean setAside) {
        List<Step> steps = new ArrayList<>();
        if (known.isFresh(node.name())) {
            steps.add(new HostStep.StopFreshServer(node.name(), unit(node)));
        }
        RenderedFile file = file(node);
        Path path = node.paths().optionFile();
        if (hasOtherFile(node)) {
            steps.add(new HostStep.WriteOptionFile(
                    node.name(),
                    path,
                    file.text(),
                    path.resolveSibling(path.getFileName() + Step.COPY_OF_A_FILE + "-" + operation)));
        }
        if (file.secretIncluded()) {
            steps.add(new HostStep.WriteSecretFile(node.name(), node.paths().secretFile()));
        }
        Path datadir = node.paths().datadir();
        if (setAside) {
            Path aside = datadir.resolveSibling(datadir.getFileName() + ".before-" + operation);
            steps.add(new Step.SetDatadirAside(node.name(), datadir, aside));
            steps.add(new Step.CreateDatadir(node.name(), path, datadir));
        } else {
            Planner.create(facts.node()).ifPresent(steps::add);
        }
        return steps;
    }

    /** Only before a start: a server that runs reads new certificates when it is started anew. */
    private List<Step> encrypted(Node node, List<String> keepers, boolean withAuthority) {
        Optional<Tls> own = cluster.tls().filter(Tls::ownAuthority);
        if (own.isEmpty()) {
            return List.of();
        }
        Step certificate =
                new HostStep.IssueCertificate(node.name(), keepers, own.get().certificate(), operation);
        return withAuthority
                ? List.of(new HostStep.MakeAuthority(node.name(), own.get().authorityKey()), certificate)
                : List.of(certificate);
    }

    /** Whether what lies on the host is not what the description means. */
    boolean hasOtherFile(Node node) {
        return known.seen(node.name())
                .flatMap(MemberFacts::presentOptionFile)
                .filter(file(node).text()::equals)
                .isEmpty();
    }

    /** In one language, whoever asks: a file that differs by its comments would be another one. */
    private RenderedFile file(Node node) {
        return NodeOptionFile.of(cluster, node, Locale.ENGLISH);
    }

    private Facts facts(Node node) {
        return known.of(node.name()).orElseThrow();
    }

    private Founding founding(Node node) {
        if (PerconaHosts.of(cluster).isPresent()) {
            return PerconaHosts.founding(service(node)).orElseThrow();
        }
        return switch (service(node).init()) {
            case SYSTEMD -> new Founding.BySwitch(unit(node));
            case SYSV -> new Founding.ByScript(unit(node));
        };
    }

    /** A script ends nobody's start; how long it waits itself is a word of that one start. */
    private boolean hasTimeLimit(Node node) {
        return service(node).init() == InitSystem.SYSTEMD;
    }

    private String unit(Node node) {
        return service(node).name();
    }

    private ServerService service(Node node) {
        return known.seen(node.name()).flatMap(MemberFacts::service).orElseThrow();
    }
}
