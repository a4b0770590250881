package dev.galeractl.cli.command;

import dev.galeractl.cli.action.StatusLook;
import dev.galeractl.cli.action.StatusRequest;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl status [ADDRESS...]}. */
@CommandLine.Command(name = "status")
final class StatusCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "0..*", paramLabel = "ADDRESS", descriptionKey = "status.addresses")
    List<String> addresses = List.of();

    @Mixin
    OptionFileOptions optionFiles = new OptionFileOptions();

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            descriptionKey = "status.user")
    Optional<String> user = Optional.empty();

    @Mixin
    FormatOption format = new FormatOption();

    StatusCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.FINDINGS, ExitCode.UNREACHABLE);
    }

    @Override
    public ExitCode call() {
        return StatusLook.look(
                new StatusRequest(addresses, optionFiles.defaultsFile, optionFiles.extraFile, user, format.json()),
                globals.session());
    }
}
