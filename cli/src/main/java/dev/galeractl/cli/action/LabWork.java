package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.host.local.LocalLab;
import dev.galeractl.bootstrap.host.local.Tools;
import dev.galeractl.bootstrap.lab.Lab;
import dev.galeractl.bootstrap.lab.LabRequest;
import dev.galeractl.bootstrap.lab.Mistake;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import java.util.Optional;
import java.util.function.Function;

/** Works with labs. */
public final class LabWork {
    private LabWork() {}

    public static ExitCode up(LabRequest request, OperationOptions options, Session session) {
        return with(request, session, lab -> new OperationRun(session, options).run(lab.up()));
    }

    public static ExitCode down(LabRequest request, OperationOptions options, Session session) {
        return with(request, session, lab -> new OperationRun(session, options).run(lab.down()));
    }

    public static ExitCode destroy(LabRequest request, OperationOptions options, Session session) {
        return with(request, session, lab -> new OperationRun(session, options).run(lab.destroy()));
    }

    /** Makes a mistake for real, and lets the doctor explain what came of it. */
    public static ExitCode breakWith(
            Mistake mistake, Optional<String> node, LabRequest request, OperationOptions options, Session session) {
        ExitCode code =
                with(request, session, lab -> new OperationRun(session, options).run(lab.breakWith(mistake, node)));
        if (code == ExitCode.DONE && !options.json() && !options.dryRun()) {
            String usual = request.name().equals(LabRequest.USUAL_NAME) ? "" : " --name " + request.name();
            String folder = request.folder().map(path -> " --folder " + path).orElse("");
            session.out().println();
            session.out().println(session.text("lab.mend", "galeractl lab up" + usual + folder));
        }
        return code;
    }

    public static ExitCode status(LabRequest request, boolean json, Session session) {
        return with(request, session, lab -> StatusLook.show(lab.status(), json, session));
    }

    private static ExitCode with(LabRequest request, Session session, Function<Lab, ExitCode> work) {
        Surroundings surroundings = Surroundings.of(session.around().env());
        try {
            return work.apply(new LocalLab(surroundings, Tools.ofThisHost(surroundings), request));
        } catch (OperationProblem problem) {
            throw new UserError(
                    ExitCode.USAGE, problem.sentence().in(session.messages().locale()));
        }
    }
}
