package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.ConflictsJson;
import dev.galeractl.cli.render.ConflictsText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.diagnostics.conflict.ConflictReport;
import dev.galeractl.diagnostics.conflict.Conflicts;
import dev.galeractl.replication.file.Reading;

/** Reads error logs and shows all votes and conflicts in them, of all nodes together. */
public final class ConflictsLook {
    private ConflictsLook() {}

    public static ExitCode look(ConflictsRequest request, Session session) {
        Conflicts conflicts = new Conflicts();
        Reading reading = LogReading.read(
                request.logs(),
                LogReading.terms(request.logs(), session),
                session,
                (name, asked) -> conflicts.log(name));
        ConflictReport report = conflicts.report();
        session.out()
                .print(
                        request.json()
                                ? ConflictsJson.of(report, reading)
                                : new ConflictsText(
                                                session.themeOfOut(),
                                                session.width(),
                                                session.messages(),
                                                session.verbosity() == Verbosity.VERBOSE)
                                        .of(report, reading));
        return reading.damages().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
