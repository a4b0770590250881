package dev.galeractl.replication.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to be read as a log.
 *
 * @param name what evidence is shown under: the path as the user gave it, or what standard input is called
 * @param path empty for standard input
 */
public record LogFile(String name, Optional<Path> path) {

    static LogFile of(Path path) {
        return new LogFile(path.toString(), Optional.of(path));
    }

    /** The name without folders. */
    String simpleName() {
        return path.map(Path::getFileName).map(Path::toString).orElse(name);
    }

    /** The folder it lies in; empty for standard input. */
    Optional<Path> folder() {
        return path.map(file -> file.toAbsolutePath().normalize().getParent());
    }
}
