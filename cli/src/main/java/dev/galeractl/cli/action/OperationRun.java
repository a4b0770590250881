package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.execute.BothListeners;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.EventJson;
import dev.galeractl.cli.render.OperationJson;
import dev.galeractl.cli.render.OutcomeText;
import dev.galeractl.cli.render.PlanText;
import dev.galeractl.cli.render.ProgressText;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.cli.terminal.EventFile;
import dev.galeractl.cli.terminal.Interrupts;
import dev.galeractl.cli.terminal.LiveProgress;
import dev.galeractl.cli.terminal.Question;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.finding.Finding;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes an operation from its look to its outcome: plan, consent, progress, explanation. The same for every mutating verb. */
final class OperationRun {
    private final Session session;
    private final OperationOptions options;
    private final Interrupts.Manner manner;
    private final OperationJson json;

    OperationRun(Session session, OperationOptions options) {
        this(session, options, Interrupts.Manner.LEAVING);
    }

    /** @param manner what an interruption means to the operation */
    OperationRun(Session session, OperationOptions options, Interrupts.Manner manner) {
        this.session = session;
        this.options = options;
        this.manner = manner;
        this.json = new OperationJson(session.messages().locale());
    }

    /** Runs the operation; on failure the doctor explains the logs of this very run. */
    ExitCode run(ClusterOperation operation) {
        try {
            return attempt(operation);
        } catch (OperationProblem problem) {
            throw told(problem, session);
        }
    }

    private ExitCode attempt(ClusterOperation operation) {
        Preparation preparation = operation.prepare();
        if (options.dryRun()) {
            return show(preparation);
        }
        if (!preparation.mayProceed()) {
            return refuse(preparation);
        }
        if (!preparation.nothingToDo()) {
            converse(conversation().of(preparation));
            if (!onlyStays(preparation)) {
                consent();
            }
        }
        Optional<EventFile> events = options.events().map(file -> eventFile(file, preparation));
        try {
            return execute(operation, preparation, events);
        } finally {
            events.ifPresent(EventFile::close);
        }
    }

    /** Opened before the first step, so that a wrong name is no surprise in the middle. */
    private EventFile eventFile(Path file, Preparation preparation) {
        if (file.toString().equals("-")) {
            throw new UserError(ExitCode.USAGE, session.text("usage.events"));
        }
        try {
            EventFile events = EventFile.append(
                    file,
                    new EventJson(
                            preparation.plan().operationId(), session.messages().locale()));
            events.opened(preparation.plan());
            return events;
        } catch (IOException e) {
            throw new UserError(ExitCode.USAGE, session.text("operation.noEvents", file, reason(e)));
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : e.getClass().getSimpleName();
    }

    /** The plan, or what forbids it, is the result. */
    ExitCode show(Preparation preparation) {
        session.out().print(options.json() ? json.plan(preparation) : plan().of(preparation) + nothing(preparation));
        if (!preparation.mayProceed()) {
            sayRefused(preparation);
        }
        return preparation.mayProceed() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** Watching a server that is up changes nothing; only the wish to stop it will. */
    private static boolean onlyStays(Preparation preparation) {
        return preparation.plan().steps().stream().allMatch(Step.StayWithServer.class::isInstance);
    }

    /** What the user hears of it. */
    static UserError told(OperationProblem problem, Session session) {
        ExitCode code = switch (problem.kind()) {
            case INPUT -> ExitCode.USAGE;
            case LOCKED -> ExitCode.REFUSED;
        };
        return new UserError(code, problem.sentence().in(session.messages().locale()));
    }

    private ExitCode refuse(Preparation preparation) {
        if (options.json()) {
            Outcome nothing =
                    new Outcome(preparation.plan().operationId(), false, List.of(), Optional.empty(), Optional.empty());
            session.out().print(json.outcome(preparation, nothing, List.of()));
        } else {
            session.out().print(plan().of(preparation));
        }
        sayRefused(preparation);
        if (lacksServer(preparation) && !session.around().home().isEmpty()) {
            session.err().println(session.text("lab.getServer", session.around().home() + "/libexec/fetch-server"));
        }
        return ExitCode.REFUSED;
    }

    private void sayRefused(Preparation preparation) {
        session.out().flush();
        String why = preparation.refusals().isEmpty() ? "operation.checkFailed" : "operation.refused";
        session.err().println("galeractl: " + session.text(why, verb(preparation)));
    }

    /** A lab is for machines that are no database hosts: a server can be had without installing one. */
    private static boolean lacksServer(Preparation preparation) {
        return preparation.plan().verb() == Verb.LAB_UP
                && preparation.preflight().checks().stream()
                        .anyMatch(check -> check.slug().equals("server") && check.result() == Check.Result.FAIL);
    }

    private void consent() {
        if (options.yes()) {
            return;
        }
        if (!session.around().canAsk()) {
            throw new UserError(ExitCode.USAGE, session.text("operation.cannotAsk"));
        }
        session.around().flush();
        switch (Question.ask(session.text("operation.ask"))) {
            case YES -> {}
            case NO -> throw new UserError(ExitCode.REFUSED, session.text("operation.declined"));
            case INTERRUPTED -> throw new UserError(ExitCode.INTERRUPTED, session.text("operation.declined"));
        }
    }

    private ExitCode execute(ClusterOperation operation, Preparation preparation, Optional<EventFile> events) {
        Outcome outcome;
        ProgressText texts = new ProgressText(session.themeOfErr(), session.width(), session.messages());
        try (LiveProgress progress = new LiveProgress(
                        session.err(),
                        texts,
                        session.around().canRedraw(),
                        is(Verbosity.QUIET),
                        is(Verbosity.VERBOSE));
                Interrupts interrupts = Interrupts.listen(
                        manner,
                        () -> progress.say(session.text("operation.interrupting")),
                        () -> progress.say(session.text("operation.interruptedHard", verb(preparation))))) {
            outcome = operation.execute(
                    preparation,
                    events.<ExecutionListener>map(it -> new BothListeners(progress, it))
                            .orElse(progress));
            events.ifPresent(it -> {
                it.finished(outcome);
                it.problem().ifPresent(why -> progress.say(session.text("operation.eventsEnded", reason(why))));
            });
            if (interrupts.heard()) {
                // The interruption has done its work; what follows must not stumble over it.
                Thread.interrupted();
            }
        }
        ExitCode code = code(outcome);
        List<Finding> findings = outcome.diagnosis().map(DoctorReport::findings).orElse(List.of()).stream()
                .map(finding -> named(finding, outcome))
                .toList();
        session.out()
                .print(
                        options.json()
                                ? json.outcome(preparation, outcome, findings)
                                : new OutcomeText(session.themeOfOut(), session.width(), session.messages())
                                        .of(preparation, outcome, findings));
        return code;
    }

    /** A log that does not say whose it is has only its file's name; the outcome knows the node. */
    private static Finding named(Finding finding, Outcome outcome) {
        return finding.node()
                .flatMap(name -> outcome.nodes().stream()
                        .filter(node -> node.errorLog()
                                .map(Path::toString)
                                .filter(log -> name.equals(log) || name.equals(log + ".stderr"))
                                .isPresent())
                        .findFirst()
                        .map(node -> renamed(finding, name, node.node())))
                .orElse(finding);
    }

    private static Finding renamed(Finding finding, String from, String to) {
        Map<String, String> parameters = new TreeMap<>(finding.parameters());
        parameters.replaceAll((name, value) -> value.equals(from) ? to : value);
        return new Finding(
                finding.code(),
                finding.circumstance(),
                parameters,
                finding.evidence(),
                finding.consequences(),
                finding.confidence(),
                Optional.of(to));
    }

    private static ExitCode code(Outcome outcome) {
        Optional<Failure> failure = outcome.failure();
        if (failure.isEmpty()) {
            return ExitCode.DONE;
        }
        if (failure.get() instanceof Failure.Interrupted) {
            return ExitCode.INTERRUPTED;
        }
        return failure.get() instanceof Failure.Refused && !outcome.changed() ? ExitCode.REFUSED : ExitCode.FAILED;
    }

    private String nothing(Preparation preparation) {
        return preparation.nothingToDo() ? session.text("outcome.nothing", verb(preparation)) + "\n" : "";
    }

    private static String verb(Preparation preparation) {
        return preparation.plan().verb().words();
    }

    private PlanText plan() {
        return new PlanText(session.themeOfOut(), session.width(), session.messages());
    }

    private PlanText conversation() {
        return new PlanText(session.themeOfErr(), session.width(), session.messages());
    }

    private void converse(String text) {
        // A question makes no sense without the plan it is about, however quiet one wants it.
        if (!is(Verbosity.QUIET) || !options.yes()) {
            session.err().print(text);
            session.err().flush();
        }
    }

    private boolean is(Verbosity verbosity) {
        return session.verbosity() == verbosity;
    }
}
