package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterBuilding;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code galeractl node stop}: stops what galeractl started. */
@CommandLine.Command(name = "stop")
final class NodeStopCommand implements Command {
    private final GlobalOptions globals;

    @Mixin
    ServerOptions server = new ServerOptions();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    NodeStopCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        return ClusterBuilding.stop(server.request(Waivers.NONE, consent.options()), globals.session());
    }
}
