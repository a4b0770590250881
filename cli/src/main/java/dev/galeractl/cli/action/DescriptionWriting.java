package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.source.SourceText;

/** Writes a cluster.yaml. */
public final class DescriptionWriting {
    private DescriptionWriting() {}

    /** Of what was said; only if it is one that every command takes. */
    public static ExitCode write(InitRequest request, Session session) {
        String text = "# " + session.text("init.heading") + "\n" + Sketches.yaml(request.sketch(), session);
        ClusterFiles.read(new SourceText("--node", text), session);
        if (request.output().isEmpty()) {
            session.out().print(text);
        } else {
            FilePut.put(request.output().get(), text, session);
        }
        return ExitCode.DONE;
    }
}
