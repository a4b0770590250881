package dev.galeractl.cli.command;

import dev.galeractl.cli.action.LabWork;
import dev.galeractl.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code galeractl lab up}. */
@CommandLine.Command(name = "up")
final class LabUpCommand implements Command {
    private final GlobalOptions globals;

    @Option(names = "--nodes", paramLabel = "NUMBER", descriptionKey = "lab.nodes")
    Optional<Integer> nodes = Optional.empty();

    @Option(names = "--base-address", paramLabel = "ADDRESS", descriptionKey = "lab.base-address")
    Optional<String> baseAddress = Optional.empty();

    @Option(names = "--basedir", paramLabel = "DIR", descriptionKey = "server.basedir")
    Optional<Path> basedir = Optional.empty();

    @Mixin
    LabOptions lab = new LabOptions();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    LabUpCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        return LabWork.up(lab.request(nodes, baseAddress, basedir), consent.options(), globals.session());
    }
}
