package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterBuilding;
import dev.galeractl.cli.outcome.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code galeractl join}: a node more in a running cluster. */
@CommandLine.Command(name = "join")
final class JoinCommand implements Command {
    private final GlobalOptions globals;

    @Mixin
    ServerOptions server = new ServerOptions();

    @Option(names = "--overwrite-data", paramLabel = "NODE", descriptionKey = "join.overwrite-data")
    Set<String> overwriteData = Set.of();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    JoinCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        Waivers waivers = new Waivers(Set.of(), overwriteData, Set.of());
        return ClusterBuilding.join(server.request(waivers, consent.options()), globals.session());
    }
}
