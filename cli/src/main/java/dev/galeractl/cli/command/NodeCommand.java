package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code galeractl node}: nothing without one of its commands. */
@CommandLine.Command(name = "node")
final class NodeCommand implements Command {
    private final GlobalOptions globals;

    @Spec
    CommandSpec spec = CommandSpec.create();

    NodeCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of();
    }

    @Override
    public ExitCode call() {
        throw new ParameterException(spec.commandLine(), globals.messages().text("usage.noCommand"));
    }
}
