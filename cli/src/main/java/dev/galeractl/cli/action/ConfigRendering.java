package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.optionfile.NodeOptionFile;
import dev.galeractl.bootstrap.host.local.FileNotWritten;
import dev.galeractl.bootstrap.host.local.OptionFileWriter;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.WallClock;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the option file of a node that is described. */
public final class ConfigRendering {
    private ConfigRendering() {}

    public static ExitCode render(RenderRequest request, Session session) {
        ClusterDescription cluster =
                ClusterFiles.read(request.cluster(), session).description().orElseThrow();
        Node node = node(request, cluster, session);
        String text =
                NodeOptionFile.of(cluster, node, session.messages().locale()).text();
        if (request.output().isEmpty()) {
            session.out().print(text);
            return ExitCode.DONE;
        }
        Path output = request.output().get();
        try {
            OptionFileWriter.Put put = OptionFileWriter.put(
                    new SourceText(output.toString(), text), WallClock.now().toInstant());
            if (session.verbosity() != Verbosity.QUIET) {
                session.err().println(told(put, output, session));
            }
            return ExitCode.DONE;
        } catch (FileNotWritten problem) {
            throw new UserError(
                    problem.kind() == FileNotWritten.Kind.FAILED ? ExitCode.FAILED : ExitCode.REFUSED,
                    session.text(
                            "fix.problem." + problem.kind().name().toLowerCase(Locale.ROOT),
                            problem.file(),
                            problem.detail()));
        }
    }

    private static String told(OptionFileWriter.Put put, Path output, Session session) {
        if (!put.changed()) {
            return session.text("render.same", output);
        }
        return put.copy()
                .map(copy -> session.text("render.replaced", output, copy))
                .orElseGet(() -> session.text("render.written", output));
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
