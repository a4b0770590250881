package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.WhoisReport;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.text.Closest;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.identity.KnownNode;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.ReadingTerms;
import dev.galeractl.replication.file.TextFiles;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which names, addresses and UUIDs of the logs belong to one node. */
public final class WhoisLook {
    /** Nodes that are named to somebody who asks for another. */
    private static final int LISTED = 12;

    /** A name, an address or a UUID: no folder before it, no pattern in it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");

    private WhoisLook() {}

    /**
     * Prints them.
     *
     * @throws UserError if nobody is called as was asked
     */
    public static ExitCode look(WhoisRequest request, Session session) {
        List<String> logs = request.logs().logs();
        if (request.token().isEmpty() && logs.size() == 1 && isName(logs.get(0))) {
            throw new UserError(
                    ExitCode.USAGE,
                    session.text("whois.noLogs", logs.get(0)),
                    Optional.of(session.text("whois.noLogsHint", logs.get(0))));
        }
        ReadingTerms terms = LogReading.terms(request.logs(), session);
        Doctor doctor = new Doctor();
        Reading reading = LogReading.read(request.logs(), terms, session, doctor::log);
        NodeDirectory directory = doctor.caseFile(terms.since()).membership().directory();
        List<KnownNode> nodes = request.token().map(directory::find).orElse(directory.nodes());
        WhoisReport report = new WhoisReport(
                session.themeOfOut(), session.width(), session.messages(), session.verbosity() == Verbosity.VERBOSE);
        Optional<String> unknown = request.token().filter(token -> nodes.isEmpty());
        if (request.json()) {
            session.out().print(report.json(request.token(), nodes));
        } else if (unknown.isEmpty()) {
            session.out().print(report.text(nodes, reading));
        }
        if (unknown.isPresent()) {
            throw nobody(unknown.get(), directory, session);
        }
        return reading.damages().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    /** What can only be meant as a name, with the logs forgotten. */
    private static boolean isName(String word) {
        return NAME.matcher(word).matches() && !TextFiles.isThere(word);
    }

    private static UserError nobody(String token, NodeDirectory directory, Session session) {
        List<String> known = directory.nodes().stream()
                .filter(node -> !node.aliases().isEmpty())
                .map(KnownNode::label)
                .toList();
        List<String> listed = known.subList(0, Math.min(known.size(), LISTED));
        String hint = known.isEmpty()
                ? session.text("whois.none")
                : session.text("whois.nobodyHint", String.join(session.text("summary.and"), listed))
                        + (listed.size() < known.size() ? " …" : "");
        return new UserError(
                ExitCode.USAGE,
                session.text("whois.nobody", token)
                        + Closest.to(token, known)
                                .map(label -> session.text("usage.didYouMean", label))
                                .orElse(""),
                Optional.of(hint));
    }
}
