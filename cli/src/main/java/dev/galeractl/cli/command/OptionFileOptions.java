package dev.galeractl.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name option files, spelled as every program of the server spells them. */
final class OptionFileOptions {
    @Option(names = "--defaults-file", paramLabel = "FILE", descriptionKey = "files.defaults-file")
    Optional<Path> defaultsFile = Optional.empty();

    @Option(names = "--defaults-extra-file", paramLabel = "FILE", descriptionKey = "files.defaults-extra-file")
    Optional<Path> extraFile = Optional.empty();

    @Option(names = "--defaults-group-suffix", paramLabel = "SUFFIX", descriptionKey = "files.defaults-group-suffix")
    Optional<String> groupSuffix = Optional.empty();
}
