package dev.galeractl.cli.command;

import dev.galeractl.cli.action.LabWork;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code galeractl lab status}. */
@CommandLine.Command(name = "status")
final class LabStatusCommand implements Command {
    private final GlobalOptions globals;

    @Mixin
    LabOptions lab = new LabOptions();

    @Mixin
    FormatOption format = new FormatOption();

    LabStatusCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.FINDINGS, ExitCode.UNREACHABLE);
    }

    @Override
    public ExitCode call() {
        return LabWork.status(lab.request(), format.json(), globals.session());
    }
}
