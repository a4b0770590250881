package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.optionfile.ArbitratorFile;
import dev.galeractl.bootstrap.cluster.optionfile.NodeOptionFile;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import java.util.List;
import java.util.Optional;

/** Makes the option file of a node that is described, or the settings of an arbitrator. */
public final class ConfigRendering {
    private ConfigRendering() {}

    public static ExitCode render(RenderRequest request, Session session) {
        ClusterDescription cluster =
                ClusterFiles.read(request.cluster(), session).description().orElseThrow();
        String text = arbitrator(request, cluster)
                .map(it -> ArbitratorFile.of(cluster, it))
                .orElseGet(() -> NodeOptionFile.of(
                                cluster,
                                node(request, cluster, session),
                                session.messages().locale())
                        .text());
        if (request.output().isEmpty()) {
            session.out().print(text);
            return ExitCode.DONE;
        }
        FilePut.put(request.output().get(), text, session);
        return ExitCode.DONE;
    }

    private static Optional<Arbitrator> arbitrator(RenderRequest request, ClusterDescription cluster) {
        return cluster.arbitrators().stream()
                .filter(it -> request.node().equals(Optional.of(it.name())))
                .findFirst();
    }

    private static Node node(RenderRequest request, ClusterDescription cluster, Session session) {
        List<String> names = cluster.nodes().stream().map(Node::name).toList();
        Optional<String> name =
                request.node().or(() -> Optional.of(names.get(0)).filter(it -> names.size() == 1));
        if (name.isEmpty()) {
            throw new UserError(ExitCode.USAGE, session.text("render.which", String.join(", ", names)));
        }
        return cluster.node(name.get())
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        session.text("render.noNode", request.cluster(), name.get(), String.join(", ", names))));
    }
}
