package dev.galeractl.bootstrap.cluster.forecast;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.plan.ExpectedTransfer;
import dev.galeractl.bootstrap.plan.ExpectedTransfer.Kind;
import dev.galeractl.bootstrap.text.DataSize;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plan says of how its nodes will get their data. Which disk has room for it is a check's matter.
 *
 * @param transfers for programs, one of each node
 * @param remarks for people, who want to read of alike nodes once
 */
public record Outlook(List<ExpectedTransfer> transfers, List<Sentence> remarks) {
    public Outlook {
        transfers = List.copyOf(transfers);
        remarks = List.copyOf(remarks);
    }

    /**
     * Of a node that joins members that run.
     *
     * @param facts as the planner judges them: a server that the plan stops first counts as stopped
     */
    public static Outlook ofJoiner(ClusterDescription cluster, ClusterFacts facts, Node joiner) {
        // Nobody has measured what the network and the disks can do.
        JoinForecast forecast = JoinForecast.of(cluster, facts, joiner.name(), Optional.empty());
        ExpectedTransfer expected = forecast.expected();
        List<Sentence> said = new ArrayList<>();
        if (expected.kind() != Kind.UNKNOWN) {
            said.add(amount(
                    expected.kind() == Kind.IST ? "incremental" : "full",
                    List.of(joiner.name()),
                    expected.donor().orElseThrow(),
                    expected.bytes()));
        }
        said.addAll(forecast.why());
        return new Outlook(List.of(expected), said);
    }

    /**
     * Of those that join the cluster that the plan makes first.
     *
     * @param begins whether its first node has yet to be started
     */
    public static Outlook ofFollowers(ClusterFacts facts, Node first, boolean begins, List<Node> followers) {
        Optional<Long> bytes = facts.of(first.name()).flatMap(MemberFacts::dataBytes);
        List<ExpectedTransfer> transfers = new ArrayList<>();
        if (begins) {
            transfers.add(ExpectedTransfer.none(first.name()));
        }
        followers.forEach(it -> transfers.add(new ExpectedTransfer(
                it.name(),
                Kind.SST,
                Sentence.of("forecast.full.begins", "first", first.name()),
                // A later one may get it from an earlier one.
                begins && it.equals(followers.get(0)) ? Optional.of(first.name()) : Optional.empty(),
                Optional.empty(),
                bytes,
                Optional.empty())));
        return new Outlook(
                transfers,
                followers.isEmpty()
                        ? List.of()
                        : List.of(amount(
                                "first", followers.stream().map(Node::name).toList(), first.name(), bytes)));
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
