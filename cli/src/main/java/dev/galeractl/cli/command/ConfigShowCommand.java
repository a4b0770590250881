package dev.galeractl.cli.command;

import dev.galeractl.cli.action.ConfigLook;
import dev.galeractl.cli.action.ConfigRequest;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl config show [OPTION...]}. */
@CommandLine.Command(name = "show")
final class ConfigShowCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "0..*", paramLabel = "OPTION", descriptionKey = "config.names")
    List<String> names = List.of();

    @Mixin
    OptionFileOptions optionFiles = new OptionFileOptions();

    @Option(names = "--no-defaults", descriptionKey = "config.no-defaults")
    boolean noDefaults;

    @Option(names = "--server-version", paramLabel = "VERSION", descriptionKey = "validate.server-version")
    Optional<String> serverVersion = Optional.empty();

    @Mixin
    FormatOption format = new FormatOption();

    ConfigShowCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return ConfigLook.look(
                new ConfigRequest(
                        names,
                        optionFiles.defaultsFile.stream().toList(),
                        optionFiles.extraFile,
                        optionFiles.groupSuffix,
                        noDefaults,
                        serverVersion,
                        format.json()),
                globals.session());
    }
}
