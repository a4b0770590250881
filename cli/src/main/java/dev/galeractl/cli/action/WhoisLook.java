package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.WhoisReport;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.identity.KnownNode;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.ReadingTerms;
import java.util.List;
import java.util.Optional;

/** Tells which names, addresses and UUIDs of the logs belong to one node. */
public final class WhoisLook {
    private WhoisLook() {}

    public static ExitCode look(WhoisRequest request, Session session) {
        ReadingTerms terms = LogReading.terms(request.logs(), session);
        Doctor doctor = new Doctor();
        Reading reading = LogReading.read(request.logs(), terms, session, doctor::log);
        NodeDirectory directory = doctor.caseFile(terms.since()).membership().directory();
        List<KnownNode> nodes = request.token().map(directory::find).orElse(directory.nodes());
        if (nodes.isEmpty() && request.token().isPresent() && !request.json()) {
            throw new UserError(
                    ExitCode.USAGE,
                    session.text("whois.nobody", request.token().get()),
                    Optional.of(session.text("whois.nobodyHint")));
        }
        WhoisReport report = new WhoisReport(session.themeOfOut(), session.width(), session.messages());
        session.out().print(request.json() ? report.json(request.token(), nodes) : report.text(nodes));
        return reading.damages().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
