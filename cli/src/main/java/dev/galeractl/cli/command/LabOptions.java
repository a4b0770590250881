package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.lab.LabRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which lab is meant. */
final class LabOptions {
    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "lab.name")
    String name = LabRequest.USUAL_NAME;

    @Option(names = "--folder", paramLabel = "FOLDER", descriptionKey = "lab.folder")
    Optional<Path> folder = Optional.empty();

    LabRequest request() {
        return request(Optional.empty(), Optional.empty(), Optional.empty());
    }

    LabRequest request(Optional<Integer> nodes, Optional<String> baseAddress, Optional<Path> basedir) {
        return new LabRequest(name, folder, nodes, baseAddress, basedir);
    }
}
