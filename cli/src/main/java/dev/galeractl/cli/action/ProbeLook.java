package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.host.local.LocalProbe;
import dev.galeractl.bootstrap.host.local.TlsIdentities;
import dev.galeractl.bootstrap.probe.ProbeReport;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ProbeJson;
import dev.galeractl.cli.render.ProbeText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.group.SafeGroupProbe;
import dev.galeractl.replication.group.TlsIdentity;
import dev.galeractl.replication.group.frame.GroupName;
import java.util.Optional;

/** Looks at group communication ports and tells what was seen. */
public final class ProbeLook {
    private ProbeLook() {}

    public static ExitCode look(ProbeRequest request, Session session) {
        Optional<GroupName> group = request.group()
                .map(name -> GroupName.of(name)
                        .orElseThrow(() -> new UserError(
                                ExitCode.USAGE, session.text("probe.badGroup", GroupName.LONGEST_BYTES))));
        try {
            ProbeReport report =
                    new LocalProbe(new SafeGroupProbe(), group, identity(request, session)).look(request.hosts());
            return show(report, request.json(), session);
        } catch (OperationProblem problem) {
            throw new UserError(
                    ExitCode.USAGE, problem.sentence().in(session.messages().locale()));
        }
    }

    private static Optional<TlsIdentity> identity(ProbeRequest request, Session session) {
        if (request.certificate().isPresent() != request.key().isPresent()) {
            throw new UserError(ExitCode.USAGE, session.text("probe.oneOfTwo"));
        }
        return request.certificate()
                .map(certificate ->
                        TlsIdentities.read(certificate, request.key().orElseThrow()));
    }

    /** A wrong name is worse news than a node that cannot be asked. */
    private static ExitCode show(ProbeReport report, boolean json, Session session) {
        session.out()
                .print(
                        json
                                ? ProbeJson.of(report, session.messages().locale())
                                : new ProbeText(session.themeOfOut(), session.width(), session.messages()).of(report));
        if (!report.findings().isEmpty()) {
            return ExitCode.FINDINGS;
        }
        return report.allAnswered() ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }
}
