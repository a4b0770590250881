package dev.galeractl.cli.command;

import dev.galeractl.cli.action.OperationOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every verb that changes something. */
final class ConsentOptions {
    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "consent.yes")
    boolean yes;

    @Option(names = "--dry-run", descriptionKey = "consent.dry-run")
    boolean dryRun;

    @Option(names = "--events", paramLabel = "FILE", descriptionKey = "consent.events")
    Optional<Path> events = Optional.empty();

    @Mixin
    FormatOption format = new FormatOption();

    OperationOptions options() {
        return new OperationOptions(yes, dryRun, format.json(), events);
    }
}
