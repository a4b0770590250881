package dev.galeractl.bootstrap.cluster.forecast;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.fact.StateTransferForecast;
import dev.galeractl.bootstrap.text.DataSize;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan says of how its joiners will get their data. Which disk has room for it is a check's matter. */
public final class JoinRemarks {
    private final ClusterDescription cluster;
    private final ClusterFacts facts;

    /** @param facts as the planner judges them: a server that the plan stops first counts as stopped */
    public JoinRemarks(ClusterDescription cluster, ClusterFacts facts) {
        this.cluster = cluster;
        this.facts = facts;
    }

    /** Of a node that joins members that run. */
    public List<Sentence> ofJoiner(Node joiner) {
        // Nobody has measured what the network and the disks can do.
        JoinForecast forecast = JoinForecast.of(cluster, facts, joiner.name(), Optional.empty());
        List<Sentence> said = new ArrayList<>();
        forecast.transfer()
                .ifPresent(it -> said.add(amount(
                        it == StateTransferForecast.INCREMENTAL ? "incremental" : "full",
                        List.of(joiner.name()),
                        forecast.donor().orElseThrow(),
                        forecast.bytes())));
        said.addAll(forecast.why());
        return said;
    }

    /** Of those that join the cluster that the plan makes first. */
    public List<Sentence> ofFollowers(Node first, List<Node> followers) {
        return followers.isEmpty()
                ? List.of()
                : List.of(amount(
                        "first",
                        followers.stream().map(Node::name).toList(),
                        first.name(),
                        facts.of(first.name()).flatMap(MemberFacts::dataBytes)));
    }

    private static Sentence amount(String kind, List<String> joiners, String donor, Optional<Long> bytes) {
        return Sentence.of(
                "forecast.amount." + kind + (bytes.isPresent() ? "" : ".unknown"),
                "joiners",
                String.join(", ", joiners),
                "donor",
                donor,
                "size",
                bytes.map(it -> new DataSize(it).toString()).orElse(""));
    }
}
