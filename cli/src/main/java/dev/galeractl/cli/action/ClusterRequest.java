package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.host.local.LocalService;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bootstrap}, {@code join} and {@code node} were asked on the command line.
 *
 * @param defaultsFile empty: that of this host's service
 * @param peers members of the running cluster, for {@code join}
 */
public record ClusterRequest(
        Optional<Path> defaultsFile,
        Optional<Path> basedir,
        Waivers waivers,
        List<String> peers,
        Optional<Duration> patience,
        OperationOptions options) {
    public ClusterRequest {
        peers = List.copyOf(peers);
    }

    OperationRequest operation(Session session) {
        return new OperationRequest(
                defaultsFile.orElseGet(() -> ofThisHost(session)),
                basedir,
                waivers,
                peers,
                patience.orElse(OperationRequest.USUAL_PATIENCE));
    }

    private static Path ofThisHost(Session session) {
        List<Path> files = LocalService.optionFiles();
        if (files.size() != 1) {
            String found = String.join(", ", files.stream().map(Path::toString).toList());
            throw new UserError(
                    ExitCode.USAGE,
                    files.isEmpty()
                            ? session.text("usage.no-option-file")
                            : session.text("usage.several-option-files", found));
        }
        return files.get(0);
    }
}
