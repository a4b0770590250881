package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The word {@code galeractl} itself: nothing is done without a command. */
@CommandLine.Command(name = "galeractl")
final class RootCommand implements Command {
    @Mixin
    final GlobalOptions globals;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "global.version")
    boolean version;

    @Spec
    CommandSpec spec = CommandSpec.create();

    RootCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.values());
    }

    @Override
    public ExitCode call() {
        throw new ParameterException(spec.commandLine(), globals.messages().text("usage.noCommand"));
    }
}
