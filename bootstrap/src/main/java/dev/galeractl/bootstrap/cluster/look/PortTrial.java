package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.Reachability.Answer;
import dev.galeractl.bootstrap.cluster.look.Reachability.Attempt;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import dev.galeractl.bootstrap.fact.ServerFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has to be tried between the hosts, and what came of it. Pure.
 *
 * <p>A port on which nothing listens gets a listener of our own for some seconds. Of ports on which somebody listens only those of a member's clients and group
 * are knocked at: a connection to 4444 or 4568 during a state transfer ends the transfer.
 */
final class PortTrial {
    private static final Set<String> MAY_BE_KNOCKED_AT = Set.of("client", "group");

    private final ClusterDescription cluster;
    private final ClusterFacts facts;

    PortTrial(ClusterDescription cluster, ClusterFacts facts) {
        this.cluster = cluster;
        this.facts = facts;
    }

    /** How a port is tried. */
    enum Way {
        LISTENER,
        KNOCK,
        NOT_AT_ALL
    }

    /** The ports of a node, in the order group, client, incremental and full transfer. */
    List<PortFacts> ports(String node) {
        return facts.of(node).map(it -> it.node().host().ports()).orElse(List.of());
    }

    Way way(String node, PortFacts port) {
        MemberFacts host = facts.of(node).orElseThrow();
        if (port.use() == Use.FREE) {
            return program(node).isPresent() ? Way.LISTENER : Way.NOT_AT_ALL;
        }
        // The server of a fresh package listens for this host alone and will be stopped: its ports say nothing.
        boolean member = host.node().server() instanceof ServerFacts.Running
                && host.replicates().orElse(false);
        return port.use() == Use.TAKEN && member && MAY_BE_KNOCKED_AT.contains(port.purpose())
                ? Way.KNOCK
                : Way.NOT_AT_ALL;
    }

    /** The program that tries on that host. */
    Optional<String> program(String node) {
        return facts.of(node).stream()
                .flatMap(it -> ReachScripts.PROGRAMS.stream().filter(it.tools()::containsKey))
                .findFirst();
    }

    /** What the script of a host is told to do, besides mark and time. */
    List<String> arguments(String node) {
        List<String> arguments = new ArrayList<>();
        ports(node).stream()
                .filter(port -> way(node, port) == Way.LISTENER)
                .map(PortFacts::port)
                .distinct()
                .map(port -> "listen=" + address(node) + "," + port)
                .forEach(arguments::add);
        for (Node other : others(node)) {
            for (PortFacts port : ports(other.name())) {
                Way way = way(other.name(), port);
                if (way != Way.NOT_AT_ALL) {
                    arguments.add((way == Way.LISTENER ? "mark=" : "plain=") + other.name() + ","
                            + other.reachedAt().host() + "," + port.port());
                }
            }
        }
        return arguments;
    }

    private String address(String node) {
        return cluster.node(node).orElseThrow().address().host();
    }

    private List<Node> others(String node) {
        return cluster.nodes().stream()
                .filter(it -> !it.name().equals(node) && facts.of(it.name()).isPresent())
                .toList();
    }

    /**
     * All attempts.
     *
     * @param said what the scripts wrote, by node; nothing of a host on which it could not be run, or was late
     */
    Reachability reachability(Map<String, String> said) {
        List<Attempt> attempts = new ArrayList<>();
        for (Node from : cluster.nodes()) {
            for (Node to : cluster.nodes()) {
                if (!from.name().equals(to.name())) {
                    portsToTell(to).forEach(port -> attempts.add(attempt(from.name(), to.name(), port, said)));
                }
            }
        }
        return new Reachability(attempts);
    }

    private Stream<Integer> portsToTell(Node node) {
        Stream<Integer> usual = Stream.of(
                node.ports().group(),
                node.ports().client(),
                node.ports().ist(),
                node.ports().sst());
        return facts.of(node.name()).isPresent()
                ? ports(node.name()).stream().map(PortFacts::port).distinct()
                : usual.distinct();
    }

    private Attempt attempt(String from, String to, int port, Map<String, String> said) {
        boolean mustListen = facts.of(to).isPresent()
                && ports(to).stream().anyMatch(it -> it.port() == port && way(to, it) == Way.LISTENER);
        boolean listened = said.getOrDefault(to, "").lines().anyMatch(("opened " + port)::equals);
        Attempt untried = new Attempt(from, to, port, Answer.UNTRIED, Optional.empty());
        return mustListen && !listened
                ? untried
                : said.getOrDefault(from, "")
                        .lines()
                        .map(line -> line.split(" ", -1))
                        .filter(words -> words.length > 3 && words[0].equals("tried"))
                        .filter(words -> words[1].equals(to) && words[2].equals(Integer.toString(port)))
                        .map(words -> new Attempt(from, to, port, answer(words[3]), roundTrip(words)))
                        .findFirst()
                        .orElse(untried);
    }

    private static Optional<Duration> roundTrip(String... words) {
        return words.length > 4
                ? Sections.natural(words[4]).map(micros -> Duration.ofNanos(micros * 1_000))
                : Optional.empty();
    }

    private static Answer answer(String word) {
        return switch (word) {
            case "reached" -> Answer.REACHED;
            case "refused" -> Answer.REFUSED;
            case "dropped" -> Answer.DROPPED;
            case "no-route" -> Answer.NO_ROUTE;
            case "somebody-else" -> Answer.SOMEBODY_ELSE;
            default -> Answer.UNTRIED;
        };
    }
}
