package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.bootstrap.cluster.ClusterSketch.SketchedNode;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A cluster described by options instead of a file. */
final class SketchOptions {
    @Option(names = "--cluster-name", paramLabel = "NAME", descriptionKey = "sketch.cluster-name")
    Optional<String> cluster = Optional.empty();

    @Option(names = "--server", paramLabel = "PRODUCT", descriptionKey = "sketch.server")
    Optional<String> server = Optional.empty();

    @Option(names = "--node", paramLabel = "NAME=ADDRESS", descriptionKey = "sketch.node")
    List<String> nodes = List.of();

    @Option(names = "--arbitrator", paramLabel = "NAME=ADDRESS", descriptionKey = "sketch.arbitrator")
    List<String> arbitrators = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", mapFallbackValue = "", descriptionKey = "sketch.set")
    Map<String, String> settings = new LinkedHashMap<>();

    boolean isGiven() {
        return cluster.isPresent()
                || server.isPresent()
                || !nodes.isEmpty()
                || !arbitrators.isEmpty()
                || !settings.isEmpty();
    }

    ClusterSketch sketch(Session session) {
        return new ClusterSketch(
                cluster,
                server,
                nodes.stream().map(it -> node(it, "--node", session)).toList(),
                arbitrators.stream()
                        .map(it -> node(it, "--arbitrator", session))
                        .toList(),
                settings);
    }

    private static SketchedNode node(String written, String option, Session session) {
        int equals = written.indexOf('=');
        if (equals <= 0 || equals == written.length() - 1) {
            throw new UserError(ExitCode.USAGE, session.text("usage.sketch.node", option, written));
        }
        return new SketchedNode(written.substring(0, equals), written.substring(equals + 1));
    }
}
