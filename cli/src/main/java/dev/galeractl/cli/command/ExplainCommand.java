package dev.galeractl.cli.command;

import dev.galeractl.cli.action.Explanation;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code galeractl explain [CODE...]}. */
@CommandLine.Command(name = "explain")
final class ExplainCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(
            arity = "0..*",
            paramLabel = "CODE",
            descriptionKey = "explain.codes",
            completionCandidates = FindingCodes.class)
    List<String> codes = List.of();

    ExplainCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return Explanation.explain(codes, globals.session());
    }
}
