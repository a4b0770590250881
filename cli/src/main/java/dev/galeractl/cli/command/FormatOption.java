package dev.galeractl.cli.command;

import picocli.CommandLine.Option;

/** The form of the result, for commands that have a document. */
final class FormatOption {
    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "format")
    FormatChoice format = FormatChoice.TEXT;

    boolean json() {
        return format == FormatChoice.JSON;
    }
}
