package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.ReadingProgress;
import dev.galeractl.cli.terminal.WallClock;
import dev.galeractl.cli.text.Moments;
import dev.galeractl.diagnostics.event.PassageIntake;
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

    /** Whoever takes logs. */
    @FunctionalInterface
    interface Reader {
        /** Takes one more log, see {@link LogDesk#log}. */
        PassageIntake log(String name, boolean asked);
    }

    /**
     * Reads all of them, and tells that it does if it takes long.
     *
     * @throws UserError if a time or a zone is none
     * @throws dev.galeractl.replication.source.InputProblem if a log cannot be read
     */
    static Reading read(LogRequest request, ReadingTerms terms, Session session, Reader reader) {
        return read(
                LogInputs.of(request.logs(), session.text("doctor.stdin")),
                session.around().in(),
                terms,
                session,
                reader);
    }

    /** Reads one stream as standard input is read. */
    static Reading readStream(InputStream text, String name, ReadingTerms terms, Session session, Reader reader) {
        return read(LogInputs.of(List.of("-"), name), text, terms, session, reader);
    }

    private static Reading read(
            LogInputs inputs, InputStream stream, ReadingTerms terms, Session session, Reader reader) {
        boolean redraw = session.around().canRedraw();
        boolean told = session.verbosity() == Verbosity.VERBOSE || (redraw && session.verbosity() != Verbosity.QUIET);
        try (ReadingProgress progress =
                new ReadingProgress(session.err(), session.messages(), redraw, told, session.width())) {
            LogDesk desk = (name, asked) -> new IntakeSlot(reader.log(name, asked), progress);
            return new LogGatherer(terms, desk).read(inputs, stream);
        }
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
