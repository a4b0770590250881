package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that only groups commands, such as {@code galeractl lab}: alone it does nothing. */
@CommandLine.Command
final class GroupCommand implements Command {
    private final GlobalOptions globals;

    @Spec
    CommandSpec spec = CommandSpec.create();

    GroupCommand(GlobalOptions globals) {
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
