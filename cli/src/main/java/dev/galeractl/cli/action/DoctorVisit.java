package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.DoctorJson;
import dev.galeractl.cli.render.DoctorText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.ReadingTerms;
import java.util.List;

/** Reads error logs and lets the doctor explain them. */
public final class DoctorVisit {
    private DoctorVisit() {}

    public static ExitCode visit(DoctorRequest request, Session session) {
        LogRequest logs = request.logs().logs().isEmpty()
                ? request.logs().of(List.of(HostLog.find(request, session)))
                : request.logs();
        ReadingTerms terms = LogReading.terms(logs, session);
        Doctor doctor = new Doctor();
        Reading reading =
                LogReading.read(logs, terms, session, (name, asked) -> new DoctorSlot(doctor.log(name, asked)));
        DoctorReport report = doctor.report(terms.since());
        session.out()
                .print(
                        request.json()
                                ? DoctorJson.of(
                                        report, reading, session.messages().locale())
                                : new DoctorText(
                                                session.themeOfOut(),
                                                session.width(),
                                                session.messages(),
                                                session.verbosity() == Verbosity.VERBOSE)
                                        .of(report, reading));
        if (report.verdict() == Verdict.BROKEN) {
            return ExitCode.FINDINGS;
        }
        // What could not be read may say anything: a script must not take it for good.
        return reading.damages().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
