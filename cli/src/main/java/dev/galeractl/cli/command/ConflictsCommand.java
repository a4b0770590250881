package dev.galeractl.cli.command;

import dev.galeractl.cli.action.ConflictsLook;
import dev.galeractl.cli.action.ConflictsRequest;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code galeractl conflicts LOG...}. */
@CommandLine.Command(name = "conflicts")
final class ConflictsCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "1..*", paramLabel = "LOG", descriptionKey = "conflicts.logs")
    List<String> logs = List.of();

    @Mixin
    LogOptions reading = new LogOptions();

    @Mixin
    FormatOption format = new FormatOption();

    ConflictsCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return ConflictsLook.look(new ConflictsRequest(reading.of(logs), format.json()), globals.session());
    }
}
