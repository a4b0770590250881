package dev.galeractl.cli.command;

import dev.galeractl.cli.action.AnnotateRequest;
import dev.galeractl.cli.action.Annotation;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.render.Mark;
import dev.galeractl.replication.log.envelope.LogForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl annotate LOG...}. */
@CommandLine.Command(name = "annotate")
final class AnnotateCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "1..*", paramLabel = "LOG", descriptionKey = "annotate.logs")
    List<String> logs = List.of();

    @Option(names = "--only", paramLabel = "MARK", split = ",", descriptionKey = "annotate.only")
    List<Mark> only = List.of();

    @Option(names = "--as", paramLabel = "FORM", descriptionKey = "logs.as")
    Optional<LogForm> form = Optional.empty();

    @Option(names = "--no-pager", descriptionKey = "annotate.no-pager")
    boolean noPager;

    @Mixin
    FormatOption format = new FormatOption();

    AnnotateCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return Annotation.annotate(
                new AnnotateRequest(logs, form, Set.copyOf(only), !noPager, format.json()), globals.session());
    }
}
