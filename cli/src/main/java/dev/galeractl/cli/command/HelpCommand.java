package dev.galeractl.cli.command;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.text.Closest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galeractl help [COMMAND...]}: the same page as {@code COMMAND --help}. */
@CommandLine.Command(name = "help")
final class HelpCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", descriptionKey = "help.words")
    List<String> words = List.of();

    @Spec
    CommandSpec spec = CommandSpec.create();

    HelpCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        CommandLine command = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                Optional<String> meant =
                        Closest.to(word, command.getSubcommands().keySet());
                throw new UserError(ExitCode.USAGE, UsageErrors.unknownCommand(globals.messages(), word, meant));
            }
            command = next;
        }
        HelpPage.print(command, globals.session());
        return ExitCode.DONE;
    }
}
