package dev.galeractl.replication.node;

import dev.galeractl.replication.option.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server program says about itself when it is asked for help, without starting: its version, and which option files and groups it
 * reads.
 *
 * @param files in the order read, as it names them: {@code ~/.my.cnf} too
 * @param groups without the suffix of {@code --defaults-group-suffix}
 */
public record ServerHelp(ServerVersion version, List<String> files, List<String> groups) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FILES = "Default options are read from the following files in the given order:";
    private static final String GROUPS = "The following groups are read:";

    public ServerHelp {
        files = List.copyOf(files);
        groups = List.copyOf(groups);
    }

    /** Whether there is such a program, and this user may run it. */
    public static boolean canBeAsked(Path program) {
        return Files.isExecutable(program);
    }

    /** Asks the program; empty if it does not answer soon, or not as servers do. */
    public static Optional<ServerHelp> of(Path program, Map<String, String> environment) {
        List<String> said = new ArrayList<>();
        List<String> command = List.of(program.toString(), "--no-defaults", "--help", "--verbose");
        try {
            int status = ProgramRun.run(command, environment, PATIENCE, said::add);
            return status == 0 ? parse(said) : Optional.empty();
        } catch (IOException cannotRun) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Optional<ServerHelp> parse(List<String> lines) {
        Optional<ServerVersion> version = Optional.empty();
        List<String> files = List.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (version.isEmpty() && line.contains("  Ver ")) {
                // The path comes before, and may have numbers of its own.
                version = ServerVersion.parse(line.substring(line.indexOf("  Ver ")));
            } else if (line.startsWith(FILES) && i + 1 < lines.size()) {
                files = words(lines.get(i + 1));
            } else if (line.startsWith(GROUPS)) {
                List<String> groups = words(line.substring(GROUPS.length()));
                List<String> read = files;
                return version.map(it -> new ServerHelp(it, read, groups));
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }
}
