package dev.galeractl.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who runs galeractl and where: everything that would otherwise be read from the process in passing.
 *
 * @param environment the environment variables
 * @param home the user's home folder
 * @param workingDirectory what relative paths start from
 * @param user the login name of the user
 */
public record Surroundings(Map<String, String> environment, Path home, Path workingDirectory, String user) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** From the environment of a program; HOME wins over the account's home folder. */
    public static Surroundings of(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return new Surroundings(
                environment,
                Path.of(home),
                Path.of(System.getProperty("user.dir", ".")).toAbsolutePath(),
                System.getProperty("user.name", ""));
    }

    /** Whether the servers we start would have to give up root. */
    public boolean root() {
        return user.equals("root");
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Journals and locks: GALERACTL_STATE_HOME, else /var/lib/galeractl for root, else the XDG state folder. */
    public Path stateFolder() {
        return variable("GALERACTL_STATE_HOME")
                .map(Path::of)
                .orElseGet(() -> root()
                        ? Path.of("/var/lib/galeractl")
                        : variable("XDG_STATE_HOME")
                                .map(Path::of)
                                .orElse(home.resolve(".local/state"))
                                .resolve("galeractl"));
    }

    /** Where labs live unless told otherwise: the XDG data folder. */
    public Path labsFolder() {
        return variable("XDG_DATA_HOME")
                .map(Path::of)
                .orElse(home.resolve(".local/share"))
                .resolve("galeractl/lab");
    }
}
