package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Member;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MissingPackages;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Packages that hosts lack: whether they may be installed, what that means, and what the hosts will be afterwards. */
final class Installs {
    private final Wish wish;
    private final ClusterFacts seen;
    private final Optional<PriorOperation> prior;

    Installs(Wish wish, ClusterFacts seen, Optional<PriorOperation> prior) {
        this.wish = wish;
        this.seen = seen;
        this.prior = prior;
    }

    /** The hosts as they will be when the wished packages are installed; those that lack nothing, or may not get it, as they are. */
    ClusterFacts afterwards() {
        return new ClusterFacts(seen.members().stream().map(this::afterwards).toList());
    }

    private Member afterwards(Member member) {
        return wish.installs() && member instanceof Heard heard
                ? installable(heard.node())
                        .<Member>map(it -> new Heard(heard.node(), it.then()))
                        .orElse(heard)
                : member;
    }

    private Optional<MissingPackages<MemberFacts>> installable(String node) {
        return missing(node).filter(it -> objections(node, it).isEmpty());
    }

    /** What of a node's host is to be installed or finished. That a stranger's installation is unfinished concerns nobody who wants none. */
    private Optional<MissingPackages<MemberFacts>> missing(String node) {
        return seen.of(node)
                .flatMap(MemberFacts::missing)
                .filter(it -> !it.wanted().isEmpty() || isOurs(node));
    }

    private boolean isOurs(String node) {
        return prior.filter(it -> !it.finished() && it.installing().contains(node))
                .isPresent();
    }

    /** What forbids to go on with a node whose host lacks packages; empty if nothing is lacking. Tools alone that are missing are a check's business. */
    List<Refusal> refusals(Node node) {
        Optional<MissingPackages<MemberFacts>> missing = missing(node.name());
        if (missing.isEmpty()) {
            return List.of();
        } else if (wish.installs()) {
            return objections(node.name(), missing.get());
        }
        boolean half = isOurs(node.name()) && !missing.get().unfinished().isEmpty();
        return half || missing.get().server()
                ? List.of(PackageRefusals.withoutTheSwitch(node.name(), missing.get(), half))
                : List.of();
    }

    private List<Refusal> objections(String node, MissingPackages<?> missing) {
        return PackageRefusals.objections(node, missing, isOurs(node));
    }

    /** Before anything else is done anywhere: a package that cannot be had stops an operation while nothing runs yet. */
    List<Step> steps(List<Node> nodes) {
        List<Step> steps = new ArrayList<>();
        for (Node node : nodes) {
            planned(node.name()).ifPresent(it -> steps.add(step(node.name(), it)));
        }
        return steps;
    }

    static InstallPackages step(String node, MissingPackages<?> missing) {
        return new InstallPackages(
                node,
                missing.manager().program(),
                missing.wanted(),
                missing.others(),
                missing.unfinished(),
                missing.programs());
    }

    private Optional<MissingPackages<MemberFacts>> planned(String node) {
        return Optional.of(node).filter(it -> wish.installs()).flatMap(this::installable);
    }

    /** That the other checks of these hosts rest on packages that are not there yet. */
    List<Check> checks(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> planned(node.name()).stream().map(it -> offered(node.name(), it)))
                .toList();
    }

    static Check offered(String node, MissingPackages<?> missing) {
        return new Check(
                "packages",
                node,
                Check.Result.PASS,
                Sentence.of(
                        "check.packages.offered",
                        "node",
                        node,
                        "manager",
                        missing.manager().program(),
                        "packages",
                        missing.wanted().stream().map(Object::toString).collect(Collectors.joining(", "))),
                List.of());
    }
}
