package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.cluster.SecretReference.InEnvironment;
import dev.galeractl.bootstrap.cluster.SecretReference.InFile;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.source.InputProblem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Secrets of which a description says where they are written: in a variable of this process's environment, or a file's first line. */
final class WrittenSecrets {
    private final Map<String, String> environment;
    private final Path workingDirectory;

    private WrittenSecrets(Map<String, String> environment, Path workingDirectory) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
    }

    static WrittenSecrets of(Session session) {
        Map<String, String> environment = session.around().env();
        return new WrittenSecrets(environment, Surroundings.of(environment).workingDirectory());
    }

    /** What stands there; empty if nothing does, it cannot be read, or a person is to be asked. */
    Optional<char[]> at(SecretReference reference) {
        if (reference instanceof InEnvironment named) {
            return text(Optional.ofNullable(environment.get(named.variable())));
        }
        if (reference instanceof InFile named) {
            try {
                return text(TextFiles.read(path(named)).text().lines().findFirst());
            } catch (InputProblem unreadable) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    Path path(InFile named) {
        return workingDirectory.resolve(named.path());
    }

    private static Optional<char[]> text(Optional<String> found) {
        return found.filter(it -> !it.isEmpty()).map(String::toCharArray);
    }
}
