package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.host.local.LocalStatus;
import dev.galeractl.bootstrap.host.local.Tools;
import dev.galeractl.bootstrap.status.StatusReport;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.StatusJson;
import dev.galeractl.cli.render.StatusText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.finding.Verdict;
import java.util.Optional;

/** Looks once at servers and tells what was seen. */
public final class StatusLook {
    private StatusLook() {}

    public static ExitCode look(StatusRequest request, Session session) {
        Surroundings surroundings = Surroundings.of(session.around().env());
        LocalStatus status =
                new LocalStatus(surroundings, Tools.ofThisHost(surroundings), request.accountFile(), request.user());
        try {
            StatusReport report = request.addresses().isEmpty()
                    ? status.ofServer(HostOptions.read(request.defaultsFile(), Optional.empty(), session))
                    : status.at(request.addresses());
            return show(report, request.json(), session);
        } catch (OperationProblem problem) {
            throw new UserError(
                    ExitCode.USAGE, problem.sentence().in(session.messages().locale()));
        }
    }

    /** Prints the report; a cluster that is broken is worse news than a node that cannot be asked. */
    static ExitCode show(StatusReport report, boolean json, Session session) {
        session.out()
                .print(
                        json
                                ? StatusJson.of(report, session.messages().locale())
                                : new StatusText(session.themeOfOut(), session.width(), session.messages()).of(report));
        boolean answered =
                report.nodes().stream().anyMatch(node -> node.reach().slug().equals("answered"));
        if (answered && report.verdict() == Verdict.BROKEN) {
            return ExitCode.FINDINGS;
        }
        return report.allAnswered() ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }
}
