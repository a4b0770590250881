package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.TimelineJson;
import dev.galeractl.cli.render.TimelineText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.terminal.Pager;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.timeline.Timeline;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.ReadingTerms;

/** Reads the logs of several nodes and tells them as one story. */
public final class TimelineLook {
    private TimelineLook() {}

    public static ExitCode look(TimelineRequest request, Session session) {
        ReadingTerms terms = LogReading.terms(request.logs(), session);
        Doctor doctor = new Doctor();
        Reading reading = LogReading.read(request.logs(), terms, session, doctor::log);
        CaseFile caseFile = doctor.caseFile(terms.since());
        Timeline timeline = Timeline.of(caseFile, request.only());
        String text = request.json()
                ? TimelineJson.of(timeline, caseFile.membership().directory(), reading, session.messages())
                : new TimelineText(session.themeOfOut(), session.around().columns(), session.messages())
                        .of(timeline, caseFile.membership().directory(), reading);
        try (Pager pager = Pager.open(session.around(), request.pager() && !request.json())) {
            pager.out().print(text);
        }
        return reading.damages().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
