package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.NodeOptions;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.look.Reachability.Answer;
import dev.galeractl.bootstrap.cluster.look.Reachability.Attempt;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.NodeAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of the ways between the hosts: addresses, names, ports in both directions, time and size of what goes there. */
final class NetworkChecks {
    /** The rule that knows how long a round trip may be. */
    private static final FindingCode DISTANCE = new FindingCode("GAL129");

    private static final String ADVERTISED = "advertised-address";
    private static final String NAMES = "host-names";
    static final String REACHABLE = "reachable";
    /** In the sentence of a closed way: whom its node cannot reach, and at which port. */
    static final String TO = "to";

    static final String PORT = "port";
    private static final String ROUND_TRIP = "round-trip-time";

    private final ClusterDescription cluster;
    private final ClusterFacts facts;
    private final Reachability reachability;
    private final Goal goal;
    private final CheckList checks;

    NetworkChecks(
            ClusterDescription cluster, ClusterFacts facts, Reachability reachability, Goal goal, CheckList checks) {
        this.cluster = cluster;
        this.facts = facts;
        this.reachability = reachability;
        this.goal = goal;
        this.checks = checks;
    }

    void make() {
        facts.heard().forEach(this::advertised);
        facts.heard().forEach(this::names);
        if (cluster.nodes().size() > 1) {
            reachable();
            roundTrip();
            packetSizes();
        }
    }

    /** Only whether the ports can be reached. */
    void reachable() {
        cluster.nodes().forEach(it -> reachable(it.name()));
        cluster.arbitrators().stream()
                .map(Arbitrator::name)
                .filter(name -> reachability.attempts().stream()
                        .anyMatch(it -> it.from().equals(name)))
                .forEach(this::reachable);
    }

    private static String name(MemberFacts member) {
        return member.node().name();
    }

    /** The address of its interface; a name means what it means on the host itself. */
    private static Optional<InetAddress> ownAddress(MemberFacts member, Node node) {
        String host = node.address().host();
        return literal(host)
                .or(() -> member.resolved().getOrDefault(host, List.of()).stream()
                        .findFirst()
                        .flatMap(NetworkChecks::literal));
    }

    private void advertised(MemberFacts member) {
        Node node = cluster.node(name(member)).orElseThrow();
        Optional<InetAddress> wanted = ownAddress(member, node);
        String[] parameters = {
            "address", node.address().host(), "advertised", node.reachedAt().host()
        };
        if (member.addresses().isEmpty() || wanted.isEmpty()) {
            checks.add(ADVERTISED, node.name(), Result.UNKNOWN, "advertised-address.unknown", parameters);
        } else {
            boolean own = wanted.get().isLoopbackAddress()
                    || member.addresses().stream()
                            .anyMatch(it -> literal(it.address()).equals(wanted));
            checks.add(
                    ADVERTISED,
                    node.name(),
                    own ? Result.PASS : Result.FAIL,
                    own ? "advertised-address.pass" : "advertised-address.not-ours",
                    parameters);
        }
    }

    private static Optional<InetAddress> literal(String host) {
        String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return NodeAddress.parse(bracketed).flatMap(NodeAddress::literal);
    }

    /** Names that are used instead of numbers have to mean the same everywhere, and never the host itself where another is meant. */
    private void names(MemberFacts member) {
        for (Node node : cluster.nodes()) {
            for (NodeAddress address : Stream.of(node.address(), node.reachedAt())
                    .filter(it -> it.literal().isEmpty())
                    .distinct()
                    .toList()) {
                resolves(member, node, address.host());
            }
        }
    }

    private void resolves(MemberFacts member, Node meant, String host) {
        List<String> found = member.resolved().getOrDefault(host, List.of());
        boolean loopback = found.stream()
                .anyMatch(
                        it -> literal(it).filter(InetAddress::isLoopbackAddress).isPresent());
        boolean elsewhere = !name(member).equals(meant.name());
        Result result = found.isEmpty() || (loopback && elsewhere) ? Result.FAIL : loopback ? Result.WARN : Result.PASS;
        checks.add(
                NAMES,
                name(member),
                result,
                found.isEmpty() ? "host-names.none" : loopback ? "host-names.loopback" : "host-names.pass",
                "name",
                host,
                "addresses",
                String.join(", ", found));
    }

    private void reachable(String from) {
        List<Attempt> attempts = reachability.attempts().stream()
                .filter(it -> it.from().equals(from) && (goal.starts(from) || goal.starts(it.to())))
                .toList();
        attempts.stream()
                .filter(it -> !isOpen(it) && it.answer() != Answer.UNTRIED)
                .forEach(this::closed);
        List<Attempt> untried =
                attempts.stream().filter(it -> it.answer() == Answer.UNTRIED).toList();
        if (!untried.isEmpty() || reachability.attempts().isEmpty()) {
            String targets = untried.isEmpty() ? others(from) : targets(untried);
            checks.add(REACHABLE, from, Result.UNKNOWN, "reachable.untried", "targets", targets);
        }
        List<Attempt> open = attempts.stream().filter(NetworkChecks::isOpen).toList();
        if (!open.isEmpty()) {
            checks.add(REACHABLE, from, Result.PASS, "reachable.pass", "targets", targets(open));
        }
    }

    private String others(String node) {
        return cluster.nodes().stream()
                .map(Node::name)
                .filter(it -> !it.equals(node))
                .collect(Collectors.joining(", "));
    }

    private static boolean isOpen(Attempt attempt) {
        return attempt.answer() == Answer.REACHED;
    }

    /** Clients are no part of replication; the node itself could do without. */
    private void closed(Attempt attempt) {
        boolean clients = cluster.node(attempt.to())
                .filter(it -> it.ports().client() == attempt.port())
                .isPresent();
        String key = switch (attempt.answer()) {
            case REFUSED -> "reachable.refused";
            case DROPPED -> "reachable.dropped";
            case NO_ROUTE -> "reachable.no-route";
            case SOMEBODY_ELSE -> "reachable.somebody-else";
            case REACHED, UNTRIED -> throw new IllegalArgumentException(attempt.toString());
        };
        checks.add(
                REACHABLE,
                attempt.from(),
                clients ? Result.WARN : Result.FAIL,
                key,
                TO,
                attempt.to(),
                PORT,
                Integer.toString(attempt.port()));
    }

    /** {@code db2: 4567, 4568; db3: 4567}. */
    private static String targets(List<Attempt> attempts) {
        Map<String, TreeSet<Integer>> ports = new TreeMap<>();
        attempts.forEach(
                it -> ports.computeIfAbsent(it.to(), node -> new TreeSet<>()).add(it.port()));
        return ports.entrySet().stream()
                .map(it -> it.getKey() + ": "
                        + it.getValue().stream().map(Object::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private void roundTrip() {
        Optional<Attempt> longest = reachability.attempts().stream()
                .filter(it -> it.roundTrip().isPresent())
                .max((one, other) -> one.roundTrip()
                        .orElseThrow()
                        .compareTo(other.roundTrip().orElseThrow()));
        if (longest.isEmpty()) {
            checks.add(ROUND_TRIP, "", Result.UNKNOWN, "round-trip-time.unknown");
            return;
        }
        Duration time = longest.get().roundTrip().orElseThrow();
        List<Finding> findings = cluster.nodes().stream()
                .flatMap(it -> distance(it, time).stream())
                .toList();
        checks.add(new Check(
                ROUND_TRIP,
                "",
                findings.isEmpty() ? Result.PASS : Result.WARN,
                CheckList.sentence(
                        findings.isEmpty() ? "round-trip-time.pass" : "round-trip-time.long",
                        "",
                        "from",
                        longest.get().from(),
                        "to",
                        longest.get().to(),
                        "micros",
                        Long.toString(time.toNanos() / 1000)),
                findings));
    }

    private List<Finding> distance(Node node, Duration roundTrip) {
        Expectations measured = new Expectations(Optional.empty(), Optional.empty(), Optional.of(roundTrip));
        return ConfigDiagnosis.check(new ConfigFacts(
                                NodeOptions.of(cluster, node).effective(),
                                Optional.of(cluster.server()),
                                Optional.empty())
                        .with(measured))
                .findings()
                .stream()
                .filter(it -> it.code().equals(DISTANCE))
                .toList();
    }

    /** Of the interfaces that the nodes use; a difference is what breaks large packets between them, and only those. */
    private void packetSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        for (MemberFacts member : facts.heard().toList()) {
            Optional<InetAddress> own =
                    ownAddress(member, cluster.node(name(member)).orElseThrow());
            member.addresses().stream()
                    .filter(it -> own.isPresent() && literal(it.address()).equals(own))
                    .flatMap(it -> it.mtu().stream())
                    .findFirst()
                    .ifPresent(mtu -> sizes.put(name(member), mtu));
        }
        String list = sizes.entrySet().stream()
                .map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining(", "));
        if (new TreeSet<>(sizes.values()).size() > 1) {
            checks.add("mtu", "", Result.WARN, "mtu.differs", "sizes", list);
        } else if (sizes.size() < cluster.nodes().size()) {
            checks.add("mtu", "", Result.UNKNOWN, "mtu.unknown");
        } else {
            checks.add("mtu", "", Result.PASS, "mtu.pass", "sizes", list);
        }
    }
}
