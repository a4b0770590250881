package dev.galeractl.cli.command;

import dev.galeractl.cli.action.LogRequest;
import dev.galeractl.replication.log.envelope.LogForm;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How logs are to be read; of every command that reads some. */
final class LogOptions {
    @Option(names = "--as", paramLabel = "FORM", descriptionKey = "logs.as")
    Optional<LogForm> form = Optional.empty();

    @Option(names = "--timezone", paramLabel = "ZONE", descriptionKey = "logs.timezone")
    Optional<String> timezone = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME", descriptionKey = "logs.since")
    Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", descriptionKey = "logs.until")
    Optional<String> until = Optional.empty();

    LogRequest of(List<String> logs) {
        return new LogRequest(logs, form, timezone, since, until);
    }
}
