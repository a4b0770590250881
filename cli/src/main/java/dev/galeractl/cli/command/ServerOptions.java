package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterRequest;
import dev.galeractl.cli.action.OperationOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server of this host is meant, and how it is found and waited for. */
final class ServerOptions {
    @Option(names = "--defaults-file", paramLabel = "FILE", required = true, descriptionKey = "server.defaults-file")
    Path defaultsFile = Path.of("");

    @Option(names = "--basedir", paramLabel = "DIR", descriptionKey = "server.basedir")
    Optional<Path> basedir = Optional.empty();

    @Option(names = "--patience", paramLabel = "SECONDS", descriptionKey = "server.patience")
    Optional<Integer> patience = Optional.empty();

    ClusterRequest request(Waivers waivers, OperationOptions options) {
        return new ClusterRequest(defaultsFile, basedir, waivers, patience.map(Duration::ofSeconds), options);
    }
}
