package dev.galeractl.cli.action;

import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.project.ProjectFile;
import dev.galeractl.cli.project.ProjectFileReader;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.file.NearestFile;
import dev.galeractl.replication.file.TextFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project files of the option files of one run. Most runs have none, and then no YAML is loaded. */
final class Projects {
    private final Messages messages;
    private final Map<Path, Optional<ProjectFile>> byFolder = new HashMap<>();
    private final Map<Path, ProjectFile> byPath = new HashMap<>();

    Projects(Messages messages) {
        this.messages = messages;
    }

    /**
     * The project file that belongs to the first of these option files that has one.
     *
     * @throws UserError with all mistakes, if it has any
     */
    Optional<ProjectFile> of(List<Path> optionFiles) {
        // Loops: a lambda that is made at run time costs every run a millisecond or two.
        for (Path file : optionFiles) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            // Standard input and the like stand nowhere.
            if (folder != null && !folder.startsWith("/dev") && !folder.startsWith("/proc")) {
                Optional<ProjectFile> found = in(folder);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ProjectFile> in(Path folder) {
        Optional<ProjectFile> known = byFolder.get(folder);
        if (known != null) {
            return known;
        }
        Optional<Path> path = NearestFile.of(ProjectFile.NAME, folder);
        Optional<ProjectFile> file = path.isPresent() ? Optional.of(read(path.get())) : Optional.empty();
        byFolder.put(folder, file);
        return file;
    }

    private ProjectFile read(Path found) {
        Path here = Path.of("").toAbsolutePath();
        // As somebody who works here would write it, and as programs that annotate a repository want it.
        Path path = found.startsWith(here) ? here.relativize(found) : found;
        return byPath.computeIfAbsent(path, it -> {
            ProjectFileReader.Result result = ProjectFileReader.read(it, TextFiles.read(it), messages);
            if (!result.mistakes().isEmpty()) {
                throw new UserError(
                        ExitCode.USAGE,
                        messages.text("project.wrong", it),
                        Optional.of(String.join("\n", result.mistakes())));
            }
            return result.file();
        });
    }
}
