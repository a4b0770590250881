package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.check.DescriptionCheck;
import dev.galeractl.bootstrap.cluster.interview.Destination;
import dev.galeractl.bootstrap.cluster.interview.Interview;
import dev.galeractl.bootstrap.cluster.interview.Question;
import dev.galeractl.bootstrap.cluster.interview.Reply;
import dev.galeractl.bootstrap.cluster.interview.Reply.Explained;
import dev.galeractl.bootstrap.cluster.interview.Reply.Heard;
import dev.galeractl.bootstrap.cluster.interview.Reply.Rejected;
import dev.galeractl.bootstrap.host.ShellWords;
import dev.galeractl.bootstrap.host.local.OutputFiles;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.InterviewText;
import dev.galeractl.cli.render.Showing;
import dev.galeractl.cli.render.Untold;
import dev.galeractl.cli.render.ValidateFormat;
import dev.galeractl.cli.render.ValidateReport;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.session.Version;
import dev.galeractl.cli.terminal.Dialogue;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Holds the interview at the terminal. Nothing is written before the person has seen all of it and said yes. */
final class DescriptionInterview {
    private final Session session;
    private final InterviewText texts;
    private final Dialogue dialogue;

    private DescriptionInterview(Session session, Dialogue dialogue) {
        this.session = session;
        this.texts = new InterviewText(session.themeOfErr(), session.width(), session.messages());
        this.dialogue = dialogue;
    }

    /**
     * Asks for what the options do not say, and writes the description.
     *
     * @throws UserError if the options are wrong, or nothing is to be written
     */
    static ExitCode hold(InitRequest request, Session session) {
        Interview beginning = Interview.about(request.sketch(), destination(request, session), OutputFiles::standing);
        beginning.problem().ifPresent(it -> {
            throw new UserError(ExitCode.USAGE, it.in(session.messages().locale()));
        });
        DescriptionWriting.text(beginning.sketch(), session);
        Interview end;
        try (Dialogue dialogue = Dialogue.open(session.around().charset())) {
            end = new DescriptionInterview(session, dialogue).ask(beginning);
        }
        if (!end.consented()) {
            throw new UserError(ExitCode.REFUSED, session.text("operation.declined"));
        }
        return write(end, session);
    }

    private static Destination destination(InitRequest request, Session session) {
        if (request.output().isPresent()) {
            return new Destination.Named(request.output().get().toString());
        }
        return session.around().outIsTerminal() ? new Destination.Asked() : new Destination.Output();
    }

    private static ExitCode write(Interview interview, Session session) {
        String text = DescriptionWriting.text(interview.sketch(), session);
        if (interview.file().isEmpty()) {
            session.out().print(text);
            return ExitCode.DONE;
        }
        Path file = OutputFiles.path(interview.file().get());
        FilePut.put(file, text, session);
        if (session.verbosity() != Verbosity.QUIET) {
            String described = ShellWords.line(List.of("-f", file.toString()));
            session.err()
                    .print(new InterviewText(session.themeOfErr(), session.width(), session.messages())
                            .next(List.of(
                                    "galeractl validate " + described,
                                    "galeractl bootstrap " + described + " --dry-run")));
        }
        return ExitCode.DONE;
    }

    /** Until all is said. */
    private Interview ask(Interview beginning) {
        if (session.verbosity() != Verbosity.QUIET) {
            say(texts.beginning());
        }
        Interview interview = beginning;
        for (Optional<Question> next = interview.question(); next.isPresent(); next = interview.question()) {
            if (next.get().last()) {
                show(interview);
            }
            say(texts.of(next.get()));
            interview = answered(interview, next.get());
        }
        return interview;
    }

    /** Asks one question until there is an answer. */
    private Interview answered(Interview interview, Question question) {
        while (true) {
            String typed = dialogue.ask(texts.prompt(question), question.answers(), !question.secret())
                    .orElseThrow(() -> new UserError(ExitCode.INTERRUPTED, session.text("operation.declined")));
            Reply reply = interview.hear(typed);
            if (reply instanceof Heard heard) {
                heard.remark().ifPresent(it -> say(texts.of(it)));
                return heard.then();
            } else if (reply instanceof Explained explained) {
                say(texts.of(explained.more()));
            } else if (reply instanceof Rejected rejected) {
                say(texts.of(rejected));
            }
        }
    }

    /** The file as it would be, and what {@code validate} would say of it. */
    private void show(Interview interview) {
        String text = DescriptionWriting.text(interview.sketch(), session);
        say(texts.preview(text));
        String name = interview.file().orElse("cluster.yaml");
        ClusterFile file = ClusterFiles.read(new SourceText(name, text), session);
        // What only the hosts can tell is no news to who has just named them.
        List<Finding> findings = DescriptionCheck.check(file, Optional.empty(), Expectations.none())
                .findings();
        ValidateReport validated = new ValidateReport(
                Verdict.of(findings, List.of()),
                List.of(file.source()),
                findings,
                List.of(),
                Untold.NOTHING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
        say(validated.in(
                ValidateFormat.TEXT,
                new Showing(
                        session.themeOfErr(),
                        session.width(),
                        session.messages(),
                        session.verbosity() == Verbosity.VERBOSE,
                        Version.number())));
    }

    private void say(String text) {
        session.err().print(text);
        session.around().flush();
    }
}
