package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterBuilding;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code galeractl bootstrap}: a new cluster on this host. */
@CommandLine.Command(name = "bootstrap")
final class BootstrapCommand implements Command {
    private final GlobalOptions globals;

    @Mixin
    ServerOptions server = new ServerOptions();

    @Option(names = "--adopt-data", paramLabel = "NODE", descriptionKey = "bootstrap.adopt-data")
    Set<String> adoptData = Set.of();

    @Option(names = "--accept-missing", paramLabel = "MEMBER", descriptionKey = "bootstrap.accept-missing")
    Set<String> acceptMissing = Set.of();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    BootstrapCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        Waivers waivers = new Waivers(adoptData, Set.of(), acceptMissing);
        return ClusterBuilding.bootstrap(server.request(waivers, consent.options()), globals.session());
    }
}
