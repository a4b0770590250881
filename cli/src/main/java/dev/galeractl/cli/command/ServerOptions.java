package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterRequest;
import dev.galeractl.cli.action.OperationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which server of this host is meant, and how it is found and waited for. */
final class ServerOptions {
    @Option(names = "--defaults-file", paramLabel = "FILE", required = true, descriptionKey = "server.defaults-file")
    Path defaultsFile = Path.of("");

    @Mixin
    StartOptions start = new StartOptions();

    ClusterRequest request(Waivers waivers, OperationOptions options) {
        return new ClusterRequest(
                Optional.of(defaultsFile), start.basedir, waivers, List.of(), start.patience(), options);
    }
}
