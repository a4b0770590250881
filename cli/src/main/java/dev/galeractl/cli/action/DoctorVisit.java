package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.DoctorJson;
import dev.galeractl.cli.render.DoctorText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Reads error logs and lets the doctor explain them. */
public final class DoctorVisit {
    private static final String STANDARD_INPUT = "-";

    private DoctorVisit() {}

    public static ExitCode visit(DoctorRequest request, Session session) {
        List<String> logs = request.logs().isEmpty() ? List.of(HostLog.find(request, session)) : request.logs();
        Doctor doctor = new Doctor();
        logs.forEach(log -> read(log, doctor, session));
        DoctorReport report = doctor.report();
        session.out()
                .print(
                        request.json()
                                ? DoctorJson.of(report, session.messages().locale())
                                : new DoctorText(
                                                session.themeOfOut(),
                                                session.width(),
                                                session.messages(),
                                                session.verbosity() == Verbosity.VERBOSE)
                                        .of(report));
        return report.verdict() == Verdict.BROKEN ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static void read(String log, Doctor doctor, Session session) {
        String name = log.equals(STANDARD_INPUT) ? session.text("doctor.stdin") : log;
        try (InputStream in = log.equals(STANDARD_INPUT)
                ? TextFiles.open(name, session.around().in())
                : TextFiles.open(Path.of(log))) {
            LogReader.read(name, in, doctor.log(name));
        } catch (IOException e) {
            throw TextFiles.problem(Path.of(name), e);
        }
    }
}
