package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.host.local.UnitJournal;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.DoctorJson;
import dev.galeractl.cli.render.DoctorText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.diagnostics.live.LiveFacts;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.ReadingTerms;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads error logs and lets the doctor explain them; of this host's own server also what it is now. */
public final class DoctorVisit {
    private DoctorVisit() {}

    public static ExitCode visit(DoctorRequest request, Session session) {
        Optional<HostLog> host = request.looksAtHost() ? Optional.of(HostLog.of(request, session)) : Optional.empty();
        // Looked at first: a log that is read afterwards may tell more than was there to see, never less.
        Optional<LiveFacts> live = host.map(HostLog::look);
        ReadingTerms terms = LogReading.terms(request.logs(), session);
        Doctor doctor = new Doctor(request.stats() ? Optional.of(MessageCatalogue.load()) : Optional.empty());
        Reading reading = read(request, host, terms, session, doctor::log);
        DoctorReport report = doctor.report(terms.since(), live);
        session.out()
                .print(
                        request.json()
                                ? DoctorJson.of(
                                        report,
                                        reading,
                                        doctor.statistics(),
                                        session.messages().locale())
                                : new DoctorText(
                                                session.themeOfOut(),
                                                session.width(),
                                                session.messages(),
                                                session.verbosity() == Verbosity.VERBOSE)
                                        .of(report, reading, doctor.statistics()));
        if (report.verdict() == Verdict.BROKEN) {
            return ExitCode.FINDINGS;
        }
        // What could not be read may say anything: a script must not take it for good.
        return reading.damages().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private static Reading read(
            DoctorRequest request,
            Optional<HostLog> host,
            ReadingTerms terms,
            Session session,
            LogReading.Reader reader) {
        if (!request.logs().logs().isEmpty()) {
            return LogReading.read(request.logs(), terms, session, reader);
        }
        HostLog.Place place = host.orElseThrow().find(session);
        if (place instanceof HostLog.Place.Journal journal) {
            try (UnitJournal text = UnitJournal.open(journal.unit())) {
                return LogReading.readStream(
                        text.text(), session.text("doctor.journal", journal.unit()), terms, session, reader);
            } catch (IOException noJournal) {
                throw new UserError(
                        ExitCode.USAGE, session.text("doctor.noLog"), Optional.of(session.text("doctor.noLogHint")));
            }
        }
        String file = ((HostLog.Place.File) place).path().toString();
        return LogReading.read(request.logs().of(List.of(file)), terms, session, reader);
    }
}
