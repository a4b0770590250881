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
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
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
                    ? status.ofServer(options(request, session))
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

    private static EffectiveOptions options(StatusRequest request, Session session) {
        OptionFileReader reader = new OptionFileReader();
        OptionGroups groups = OptionGroups.mariadbServer();
        return request.defaultsFile()
                .map(file -> reader.read(file, groups))
                .orElseGet(() -> reader.readDefault(
                        OptionFilePlaces.standard(
                                Product.MARIADB, session.around().env(), Optional.empty()),
                        groups));
    }
}
