package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.guard.Waivers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What {@code bootstrap}, {@code join} and {@code node} were asked on the command line. */
public record ClusterRequest(
        Path defaultsFile,
        Optional<Path> basedir,
        Waivers waivers,
        Optional<Duration> patience,
        OperationOptions options) {
    OperationRequest operation() {
        return new OperationRequest(defaultsFile, basedir, waivers, patience.orElse(OperationRequest.USUAL_PATIENCE));
    }
}
