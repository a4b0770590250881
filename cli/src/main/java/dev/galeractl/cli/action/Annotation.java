package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.AnnotateJson;
import dev.galeractl.cli.render.AnnotateText;
import dev.galeractl.cli.render.FindingMarks;
import dev.galeractl.cli.render.LineMarks;
import dev.galeractl.cli.render.MarkedLine;
import dev.galeractl.cli.render.ShownLine;
import dev.galeractl.cli.render.Telling;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.Pager;
import dev.galeractl.diagnostics.doctor.Doctor;
import dev.galeractl.diagnostics.message.Meaning;
import dev.galeractl.diagnostics.message.MeaningReader;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.replication.file.Reading.ReadFile;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows logs with a margin that says what their lines mean, or as a document. A file is read twice: by the doctor, whose findings mark lines, and to be
 * shown. A stream can be read only once, and then no findings are marked. Of a log one line is held at a time.
 */
public final class Annotation {
    private static final String STANDARD_INPUT = "-";

    /** What is looked at to know what is around the lines. */
    private static final int HEAD = 64 * 1024;

    private Annotation() {}

    /**
     * Shows the logs.
     *
     * @throws UserError if a stream is named beside other logs
     */
    public static ExitCode annotate(AnnotateRequest request, Session session) {
        boolean once = request.logs().stream().anyMatch(Annotation::isStream);
        if (once && request.logs().size() > 1) {
            throw new UserError(ExitCode.USAGE, session.text("annotate.streamAlone"));
        }
        if (once && session.verbosity() != Verbosity.QUIET) {
            session.err().println(session.text("annotate.once"));
            session.err().flush();
        }
        Doctor doctor = new Doctor();
        List<String> files = once ? request.logs() : files(request, session, doctor);
        FindingMarks findings =
                once ? FindingMarks.NONE : new FindingMarks(doctor.report().findings());
        LineMarks marks = new LineMarks(findings, request.only());
        if (request.json()) {
            Locale locale = session.messages().locale();
            try (AnnotateJson json = new AnnotateJson(session.out(), files, !once, locale)) {
                Output document = (line, bytes, length, begins) -> {
                    if (begins) {
                        json.add(line, RawLines.text(bytes, length).stripTrailing());
                    }
                    return !session.out().checkError();
                };
                files.forEach(file -> show(file, request, session, marks, document));
            }
            return ExitCode.DONE;
        }
        AnnotateText text = new AnnotateText(
                session.themeOfOut(), session.width(), session.messages(), telling(session.verbosity()));
        try (Pager pager = Pager.open(session.around(), request.pager())) {
            Margin margin = new Margin(session, pager, text);
            for (String file : files) {
                if (files.size() > 1) {
                    margin.write(text.file(file));
                }
                show(file, request, session, marks, margin);
            }
        }
        return ExitCode.DONE;
    }

    private static boolean isStream(String log) {
        return log.equals(STANDARD_INPUT) || log.startsWith("/dev/");
    }

    private static Telling telling(Verbosity verbosity) {
        return switch (verbosity) {
            case QUIET -> Telling.NEVER;
            case NORMAL -> Telling.WHEN_NEW;
            case VERBOSE -> Telling.ALWAYS;
        };
    }

    /** Has the doctor read all logs; the files, each log's in order of time. */
    private static List<String> files(AnnotateRequest request, Session session, Doctor doctor) {
        LogRequest logs =
                new LogRequest(request.logs(), request.form(), Optional.empty(), Optional.empty(), Optional.empty());
        return LogReading.read(logs, LogReading.terms(logs, session), session, doctor::log).files().stream()
                .map(ReadFile::name)
                .toList();
    }

    private static void show(String file, AnnotateRequest request, Session session, LineMarks marks, Output output) {
        String name = file.equals(STANDARD_INPUT) ? session.text("doctor.stdin") : file;
        marks.begin(name);
        try (InputStream in = file.equals(STANDARD_INPUT)
                ? TextFiles.open(name, session.around().in())
                : TextFiles.open(Path.of(file))) {
            show(request, new BufferedInputStream(in, HEAD), marks, output);
        } catch (IOException e) {
            throw TextFiles.problem(Path.of(name), e);
        }
    }

    private static void show(AnnotateRequest request, InputStream in, LineMarks marks, Output output)
            throws IOException {
        in.mark(HEAD);
        LogContent content = LogContent.of(in.readNBytes(HEAD - 1), request.form());
        in.reset();
        MeaningReader reader = new MeaningReader(MessageCatalogue.load());
        List<MarkedLine> current = new ArrayList<>();
        RawLines.read(in, (bytes, length, begins) -> {
            if (begins) {
                List<Meaning> meanings = LogLineParser.split("", 1, content.said(RawLines.text(bytes, length))).stream()
                        .map(reader::meaningOf)
                        .toList();
                current.clear();
                marks.next(meanings).ifPresent(current::add);
            }
            return current.isEmpty() || output.piece(current.get(0), bytes, length, begins);
        });
    }

    /** Where lines go, very long ones piece by piece. */
    @FunctionalInterface
    private interface Output {
        /** Takes a piece of a line; false if nobody reads on. */
        boolean piece(MarkedLine line, byte[] bytes, int length, boolean begins);
    }

    /** Margin and log, in turns: the log byte by byte, but harmlessly on a terminal. */
    private static final class Margin implements Output {
        private static final int SOME = 256;

        private final AnnotateText text;
        private final PrintWriter out;
        private final Optional<PrintStream> bytes;
        private final boolean terminal;
        private final Charset charset;
        private int pieces;

        Margin(Session session, Pager pager, AnnotateText text) {
            this.text = text;
            out = pager.out();
            terminal = session.around().outIsTerminal();
            bytes = terminal ? Optional.empty() : session.around().bytes();
            charset = session.around().charset();
        }

        void write(String margin) {
            if (bytes.isPresent()) {
                bytes.get().writeBytes(margin.getBytes(charset));
            } else {
                out.print(margin);
            }
        }

        @Override
        public boolean piece(MarkedLine line, byte[] piece, int length, boolean begins) {
            if (begins) {
                write(text.before(line));
            }
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
