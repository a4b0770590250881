package dev.galeractl.cli.command;

import dev.galeractl.cli.action.LabWork;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code galeractl lab destroy}. */
@CommandLine.Command(name = "destroy")
final class LabDestroyCommand implements Command {
    private final GlobalOptions globals;

    @Mixin
    LabOptions lab = new LabOptions();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    LabDestroyCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        return LabWork.destroy(lab.request(), consent.options(), globals.session());
    }
}
