package dev.galeractl.cli.command;

import dev.galeractl.cli.action.TimelineLook;
import dev.galeractl.cli.action.TimelineRequest;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.diagnostics.timeline.TimelineCategory;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl timeline LOG...}. */
@CommandLine.Command(name = "timeline")
final class TimelineCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "1..*", paramLabel = "LOG", descriptionKey = "timeline.logs")
    List<String> logs = List.of();

    @Option(names = "--only", paramLabel = "CATEGORY", split = ",", descriptionKey = "timeline.only")
    Set<TimelineCategory> only = Set.of();

    @Mixin
    LogOptions reading = new LogOptions();

    @Option(names = "--no-pager", descriptionKey = "timeline.no-pager")
    boolean noPager;

    @Mixin
    FormatOption format = new FormatOption();

    TimelineCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE);
    }

    @Override
    public ExitCode call() {
        return TimelineLook.look(
                new TimelineRequest(reading.of(logs), only, !noPager, format.json()), globals.session());
    }
}
