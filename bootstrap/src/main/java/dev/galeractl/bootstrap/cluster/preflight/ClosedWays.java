package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.preflight.PreflightReport;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * Ways between hosts that were found closed before anything was done, and that somebody let pass. When a start then fails for want of them, the server's log may
 * say nothing: whoever sends waits until its own system gives the connection up.
 */
public final class ClosedWays {
    private ClosedWays() {}

    /** Those that begin or end at that node and that replication needs: who cannot reach whom, at which port. */
    public static List<Sentence> at(String node, ClusterDescription cluster, PreflightReport report) {
        return report.checks().stream()
                .filter(it -> it.slug().equals(NetworkChecks.REACHABLE) && it.result() == Result.WARN)
                .filter(it -> target(it)
                        .filter(to -> to.equals(node) || it.node().equals(node))
                        .filter(to -> !isForClients(it, to, cluster))
                        .isPresent())
                .map(Check::sentence)
                .toList();
    }

    /** Empty in the words that only say that somebody accepts it. */
    private static Optional<String> target(Check check) {
        return Optional.ofNullable(check.sentence().parameters().get(NetworkChecks.TO));
    }

    private static boolean isForClients(Check check, String to, ClusterDescription cluster) {
        return cluster.node(to)
                .map(it -> Integer.toString(it.ports().client()))
                .equals(Optional.ofNullable(check.sentence().parameters().get(NetworkChecks.PORT)));
    }
}
