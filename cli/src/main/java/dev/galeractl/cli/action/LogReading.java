package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.terminal.WallClock;
import dev.galeractl.cli.text.Moments;
import dev.galeractl.replication.file.LogDesk;
import dev.galeractl.replication.file.LogGatherer;
import dev.galeractl.replication.file.LogInputs;
import dev.galeractl.replication.file.Reading;
import dev.galeractl.replication.file.ReadingTerms;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Reads the logs that a command line names, for every command that does. */
final class LogReading {
    private LogReading() {}

    /**
     * Reads all of them.
     *
     * @throws UserError if a time or a zone is none
     * @throws dev.galeractl.replication.source.InputProblem if a log cannot be read
     */
    static Reading read(LogRequest request, ReadingTerms terms, Session session, LogDesk desk) {
        LogInputs inputs = LogInputs.of(request.logs(), session.text("doctor.stdin"));
        return new LogGatherer(terms, desk).read(inputs, session.around().in());
    }

    /** Reads one stream as standard input is read. */
    static Reading readStream(InputStream text, String name, ReadingTerms terms, LogDesk desk) {
        return new LogGatherer(terms, desk).read(LogInputs.of(List.of("-"), name), text);
    }

    static ReadingTerms terms(LogRequest request, Session session) {
        ZonedDateTime here = WallClock.now();
        Optional<ZoneId> zone = request.timezone().map(word -> zone(word, session));
        ZonedDateTime now = zone.map(here::withZoneSameInstant).orElse(here);
        return new ReadingTerms(
                request.form(),
                zone,
                now,
                request.since().map(word -> moment("--since", word, now, session)),
                request.until().map(word -> moment("--until", word, now, session)));
    }

    private static ZoneId zone(String word, Session session) {
        try {
            return ZoneId.of(
                    word.equalsIgnoreCase("local") ? WallClock.now().getZone().getId() : word);
        } catch (DateTimeException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    session.text("usage.badValue", "--timezone", word, "ZONE"),
                    Optional.of(session.text("logs.zoneHint")));
        }
    }

    private static Instant moment(String option, String word, ZonedDateTime now, Session session) {
        return Moments.of(word, now)
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        session.text("usage.badValue", option, word, "TIME"),
                        Optional.of(session.text("logs.timeHint"))));
    }
}
