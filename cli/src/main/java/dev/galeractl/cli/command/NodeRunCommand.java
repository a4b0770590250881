package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterBuilding;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.replication.node.LaunchRole;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code galeractl node run}: a server in the foreground. */
@CommandLine.Command(name = "run")
final class NodeRunCommand implements Command {
    private final GlobalOptions globals;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    ServerOptions server = new ServerOptions();

    @Option(names = "--join", descriptionKey = "node.run.join")
    boolean join;

    @Option(names = "--bootstrap", descriptionKey = "node.run.bootstrap")
    boolean bootstrap;

    @Option(names = "--adopt-data", paramLabel = "NODE", descriptionKey = "bootstrap.adopt-data")
    Set<String> adoptData = Set.of();

    @Option(names = "--accept-missing", paramLabel = "MEMBER", descriptionKey = "bootstrap.accept-missing")
    Set<String> acceptMissing = Set.of();

    @Option(names = "--overwrite-data", paramLabel = "NODE", descriptionKey = "join.overwrite-data")
    Set<String> overwriteData = Set.of();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    NodeRunCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        if (bootstrap && join) {
            throw new ParameterException(spec.commandLine(), globals.messages().text("operation.twoRoles"));
        }
        Waivers waivers = new Waivers(adoptData, overwriteData, acceptMissing);
        return ClusterBuilding.nodeRun(
                server.request(waivers, consent.options()),
                bootstrap ? LaunchRole.BOOTSTRAP : LaunchRole.JOINER,
                globals.session());
    }
}
