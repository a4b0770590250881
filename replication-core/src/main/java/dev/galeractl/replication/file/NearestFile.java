package dev.galeractl.replication.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the file of settings that belongs to other files: beside them, or above them in the same repository. */
public final class NearestFile {
    private static final List<String> REPOSITORY = List.of(".git", ".hg", ".svn");

    private NearestFile() {}

    /**
     * The nearest file of that name in the folder or, if that is in a repository, in the folders above it up to the repository's root.
     * Outside of repositories nobody else's folder is looked into: whoever may write to {@code /tmp} must not decide what is told.
     */
    public static Optional<Path> of(String name, Path folder) {
        Path start = folder.toAbsolutePath().normalize();
        Path last = repository(start).orElse(start);
        for (Path at = start; at != null; at = at.getParent()) {
            Path file = at.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
            if (at.equals(last)) {
                break;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> repository(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            for (String mark : REPOSITORY) {
                if (Files.exists(at.resolve(mark))) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }
}
