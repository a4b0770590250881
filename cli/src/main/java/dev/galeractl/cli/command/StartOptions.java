package dev.galeractl.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a server of this host is found and waited for. */
final class StartOptions {
    @Option(names = "--basedir", paramLabel = "DIR", descriptionKey = "server.basedir")
    Optional<Path> basedir = Optional.empty();

    @Option(names = "--patience", paramLabel = "SECONDS", descriptionKey = "server.patience")
    Optional<Integer> patience = Optional.empty();

    Optional<Duration> patience() {
        return patience.map(Duration::ofSeconds);
    }
}
