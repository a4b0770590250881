package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterSketch;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.source.SourceText;
import java.util.List;

/** Writes a cluster.yaml. */
public final class DescriptionWriting {
    private DescriptionWriting() {}

    /** Of what was said; only if it is one that every command takes. What is missing is asked for where somebody can answer. */
    public static ExitCode write(InitRequest request, Session session) {
        List<String> missing = Sketches.missing(request.sketch());
        if (!missing.isEmpty() && session.around().canAsk()) {
            return DescriptionInterview.hold(request, session);
        }
        if (!missing.isEmpty()) {
            throw new UserError(ExitCode.USAGE, session.text("init.cannotAsk", String.join(", ", missing)));
        }
        String text = text(request.sketch(), session);
        if (request.output().isEmpty()) {
            session.out().print(text);
        } else {
            FilePut.put(request.output().get(), text, session);
        }
        return ExitCode.DONE;
    }

    /**
     * The text of the file that is meant, the same whether options said it or somebody who was asked.
     *
     * @throws UserError if it has mistakes
     */
    static String text(ClusterSketch sketch, Session session) {
        String text = "# " + session.text("init.heading") + "\n" + Sketches.yaml(sketch, session);
        ClusterFiles.read(new SourceText("--node", text), session);
        return text;
    }
}
