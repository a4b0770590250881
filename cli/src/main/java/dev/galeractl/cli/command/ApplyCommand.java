package dev.galeractl.cli.command;

import dev.galeractl.cli.action.ApplyRequest;
import dev.galeractl.cli.action.HostsRequest;
import dev.galeractl.cli.action.SavedBuilding;
import dev.galeractl.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl apply}: does what a saved plan says. */
@CommandLine.Command(name = "apply")
final class ApplyCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "apply.plan")
    Path plan = Path.of("");

    @Option(names = "--ssh-config", paramLabel = "FILE", descriptionKey = "validate.ssh-config")
    Optional<Path> sshConfiguration = Optional.empty();

    @Option(names = "--patience", paramLabel = "SECONDS", descriptionKey = "server.patience")
    Optional<Integer> patience = Optional.empty();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    ApplyCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        ApplyRequest request = new ApplyRequest(
                plan, new HostsRequest(sshConfiguration), patience.map(Duration::ofSeconds), consent.options());
        return SavedBuilding.apply(request, globals.session());
    }
}
