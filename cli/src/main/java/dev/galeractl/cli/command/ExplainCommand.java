package dev.galeractl.cli.command;

import dev.galeractl.cli.action.ExplainRequest;
import dev.galeractl.cli.action.Explanation;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code galeractl explain [CODE|NAME|LINE...]}. */
@CommandLine.Command(name = "explain")
final class ExplainCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(
            arity = "0..*",
            paramLabel = "CODE|NAME|LINE",
            descriptionKey = "explain.words",
            completionCandidates = FindingCodes.class)
    List<String> words = List.of();

    @Mixin
    FormatOption format = new FormatOption();

    ExplainCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return Explanation.explain(new ExplainRequest(words, format.json()), globals.session());
    }
}
