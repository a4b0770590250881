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
 * during the same seconds; the script ends by itself, whatever becomes of us.
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
        PortTrial trial = new PortTrial(cluster, facts);
        IdentityHashMap<Host, String> names = new IdentityHashMap<>();
        List<Host> able = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            String node = cluster.nodes().get(i).name();
            if (trial.program(node).isPresent()) {
                names.put(hosts.get(i), node);
                able.add(hosts.get(i));
            }
        }
        // More cannot listen at the same time.
        if (able.size() < 2 || able.size() > Hosts.AT_ONCE) {
            return trial.reachability(Map.of());
        }
        String mark = mark();
        Map<String, String> said = new TreeMap<>();
        for (Hosts.Answer<String> answer :
                Hosts.ask(able, host -> run(host, trial, Objects.requireNonNull(names.get(host)), mark))) {
            if (answer instanceof Hosts.Answer.Given<String> given) {
                said.put(Objects.requireNonNull(names.get(given.host())), given.value());
            }
        }
        return trial.reachability(said);
    }

    private String run(Host host, PortTrial trial, String node, String mark) throws HostProblem {
        // Connecting takes a while, and all shall begin together.
        host.run(HostCommand.of("true").onlyReading());
        Instant sent = clock.instant();
        CommandResult result =
                host.run(ReachScripts.with(trial.program(node).orElseThrow(), mark, trial.arguments(node)));
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
