package dev.galeractl.cli.command;

import dev.galeractl.cli.action.DoctorRequest;
import dev.galeractl.cli.action.DoctorVisit;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl doctor [LOG...]}. */
@CommandLine.Command(name = "doctor")
final class DoctorCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "0..*", paramLabel = "LOG", descriptionKey = "doctor.logs")
    List<String> logs = List.of();

    @Mixin
    LogOptions reading = new LogOptions();

    @Option(names = "--live", descriptionKey = "doctor.live")
    boolean live;

    @Mixin
    OptionFileOptions optionFiles = new OptionFileOptions();

    @Mixin
    FormatOption format = new FormatOption();

    @Option(names = "--stats", descriptionKey = "doctor.stats")
    boolean stats;

    DoctorCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.FINDINGS);
    }

    @Override
    public ExitCode call() {
        return DoctorVisit.visit(
                new DoctorRequest(
                        reading.of(logs), live, optionFiles.defaultsFile, optionFiles.extraFile, format.json(), stats),
                globals.session());
    }
}
