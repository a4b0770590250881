package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.AnnotateText;
import dev.galeractl.cli.render.FindingMarks;
import dev.galeractl.cli.render.ShownLine;
import dev.galeractl.cli.render.Telling;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.Pager;
import dev.galeractl.cli.terminal.ReadingProgress;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.message.Meaning;
import dev.galeractl.diagnostics.message.MeaningReader;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.replication.file.ReadingTerms;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.log.LogLineParser;
import dev.galeractl.replication.log.RawLines;
import dev.galeractl.replication.log.envelope.LogContent;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Shows a log with a margin that says what its lines mean. A file is read twice: by the doctor, whose findings mark lines, and to be shown. Standard input
 * can be read only once, and then no findings are marked. Of the log one line is held at a time.
 */
public final class Annotation {
    private static final String STANDARD_INPUT = "-";

    /** What is looked at to know what is around the lines. */
    private static final int HEAD = 64 * 1024;

    private Annotation() {}

    public static ExitCode annotate(AnnotateRequest request, Session session) {
        boolean once = request.log().equals(STANDARD_INPUT) || request.log().startsWith("/dev/");
        String name = request.log().equals(STANDARD_INPUT) ? session.text("doctor.stdin") : request.log();
        FindingMarks findings = once ? FindingMarks.NONE : findings(request, session);
        if (once && session.verbosity() != Verbosity.QUIET) {
            session.err().println(session.text("annotate.once"));
            session.err().flush();
        }
        AnnotateText text = new AnnotateText(
                session.themeOfOut(),
                session.width(),
                session.messages(),
                findings,
                request.only(),
                telling(session.verbosity()));
        try (InputStream in = request.log().equals(STANDARD_INPUT)
                        ? TextFiles.open(name, session.around().in())
                        : TextFiles.open(Path.of(request.log()));
                Pager pager = Pager.open(session.around(), request.pager())) {
            show(request, new BufferedInputStream(in, HEAD), text, new Output(session, pager));
        } catch (IOException e) {
            throw TextFiles.problem(Path.of(name), e);
        }
        return ExitCode.DONE;
    }

    private static Telling telling(Verbosity verbosity) {
        return switch (verbosity) {
            case QUIET -> Telling.NEVER;
            case NORMAL -> Telling.WHEN_NEW;
            case VERBOSE -> Telling.ALWAYS;
        };
    }

    private static FindingMarks findings(AnnotateRequest request, Session session) {
        LogRequest log = new LogRequest(
                List.of(request.log()), request.form(), Optional.empty(), Optional.empty(), Optional.empty());
        ReadingTerms terms = LogReading.terms(log, session);
        Doctor doctor = new Doctor();
        try (ReadingProgress progress = DoctorVisit.progress(session)) {
            LogReading.read(log, terms, session, (name, asked) -> new DoctorSlot(doctor.log(name, asked), progress));
        }
        return new FindingMarks(request.log(), doctor.report(terms.since()).findings());
    }

    private static void show(AnnotateRequest request, InputStream in, AnnotateText text, Output output)
            throws IOException {
        in.mark(HEAD);
        LogContent content = LogContent.of(in.readNBytes(HEAD - 1), request.form());
        in.reset();
        MeaningReader reader = new MeaningReader(MessageCatalogue.load());
        boolean[] shown = {true};
        RawLines.read(in, (bytes, length, begins) -> {
            if (begins) {
                List<Meaning> meanings = LogLineParser.split("", 1, content.said(RawLines.text(bytes, length))).stream()
                        .map(reader::meaningOf)
                        .toList();
                Optional<String> before = text.before(meanings);
                shown[0] = before.isPresent();
                before.ifPresent(output::margin);
            }
            return !shown[0] || output.raw(bytes, length);
        });
    }

    /** Where margin and log go, in turns: the log byte by byte, but harmlessly on a terminal. */
    private static final class Output {
        private static final int SOME = 256;

        private final PrintWriter out;
        private final Optional<PrintStream> bytes;
        private final boolean terminal;
        private final Charset charset;
        private int pieces;

        Output(Session session, Pager pager) {
            out = pager.out();
            terminal = session.around().outIsTerminal();
            bytes = terminal ? Optional.empty() : session.around().bytes();
            charset = session.around().charset();
        }

        void margin(String margin) {
            if (bytes.isPresent()) {
                bytes.get().writeBytes(margin.getBytes(charset));
            } else {
                out.print(margin);
            }
        }

        /** Writes it; false if nobody reads on. */
        boolean raw(byte[] piece, int length) {
            if (bytes.isPresent()) {
                bytes.get().write(piece, 0, length);
            } else {
                out.print(terminal ? ShownLine.of(piece, length) : RawLines.whole(piece, length));
            }
            // Asking flushes: not after each line.
            return ++pieces % SOME != 0 || !(bytes.isPresent() ? bytes.get().checkError() : out.checkError());
        }
    }
}
