package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.Hosts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Tries the ports between every two hosts in both directions. On each host one script listens where nothing listens and connects to the others, all of them
 * during the same seconds; it ends by itself as soon as all of them have met, and after some seconds whatever becomes of us.
 */
public final class ReachabilityLook {
    private static final int LETTERS = 24;

    /** A script that was begun later than this, after the others, met closed ports that say nothing. */
    private static final Duration LATE = Duration.ofSeconds(3);

    private final ClusterDescription cluster;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random for a mark that nobody can foresee */
    public ReachabilityLook(ClusterDescription cluster, InstantSource clock, RandomGenerator random) {
        this.cluster = cluster;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Tries them.
     *
     * @param hosts of the description's nodes, in its order, none twice
     * @param facts of the same hosts
     * @return with {@link Reachability.Answer#UNTRIED} wherever a host was not heard, has no interpreter, or was late
     * @throws InterruptedException if this thread was interrupted; what ran is ended then
     */
    public Reachability look(List<? extends Host> hosts, ClusterFacts facts) throws InterruptedException {
        return look(hosts, facts, List.of(), List.of());
    }

    /**
     * The same, with arbitrators.
     *
     * @param arbitrators their hosts
     * @param sights of these hosts, in the same order
     */
    public Reachability look(
            List<? extends Host> hosts,
            ClusterFacts facts,
            List<? extends Host> arbitrators,
            List<ArbitratorSight> sights)
            throws InterruptedException {
        List<TrialPlace> places = TrialPlace.all(cluster, facts, sights);
        PortTrial trial = new PortTrial(places);
        IdentityHashMap<Host, TrialPlace> able = new IdentityHashMap<>();
        List<Host> inOrder = new ArrayList<>();
        for (TrialPlace place : places) {
            if (place.program().isPresent()) {
                Host host = host(place.name(), hosts, arbitrators, sights);
                able.put(host, place);
                inOrder.add(host);
            }
        }
        // More cannot listen at the same time.
        if (inOrder.size() < 2 || inOrder.size() > Hosts.AT_ONCE) {
            return trial.reachability(Map.of());
        }
        String mark = mark();
        Map<String, String> said = new TreeMap<>();
        for (Hosts.Answer<String> answer :
                Hosts.ask(inOrder, host -> run(host, trial, Objects.requireNonNull(able.get(host)), mark))) {
            if (answer instanceof Hosts.Answer.Given<String> given) {
                said.put(Objects.requireNonNull(able.get(given.host())).name(), given.value());
            }
        }
        return trial.reachability(said);
    }

    private Host host(
            String name, List<? extends Host> hosts, List<? extends Host> arbitrators, List<ArbitratorSight> sights) {
        for (int i = 0; i < hosts.size(); i++) {
            if (cluster.nodes().get(i).name().equals(name)) {
                return hosts.get(i);
            }
        }
        for (int i = 0; i < sights.size(); i++) {
            if (sights.get(i).name().equals(name)) {
                return arbitrators.get(i);
            }
        }
        throw new IllegalArgumentException("no host for " + name);
    }

    private String run(Host host, PortTrial trial, TrialPlace place, String mark) throws HostProblem {
        // Connecting takes a while, and all shall begin together.
        host.run(HostCommand.of("true").onlyReading());
        Instant sent = clock.instant();
        CommandResult result =
                host.run(ReachScripts.with(place.program().orElseThrow(), mark, place.name(), trial.arguments(place)));
        Duration took = Duration.between(sent, clock.instant());
        boolean late = took.compareTo(Duration.ofSeconds(ReachScripts.LIFE).plus(LATE)) > 0;
        return late || !result.isGood() ? "" : result.text();
    }

    private String mark() {
        return random.ints(LETTERS, 'a', 'z' + 1)
                .mapToObj(it -> String.valueOf((char) it))
                .collect(Collectors.joining());
    }
}
