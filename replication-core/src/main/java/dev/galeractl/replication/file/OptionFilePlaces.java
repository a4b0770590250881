package dev.galeractl.replication.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where programs look for option files when nobody names one, in the order read.
 *
 * @param paths candidates; most of them usually do not exist
 */
public record OptionFilePlaces(List<Path> paths) {
    public OptionFilePlaces {
        paths = List.copyOf(paths);
    }

    /**
     * {@code /etc/my.cnf}, {@code /etc/mysql/my.cnf}, {@code my.cnf} in {@code MARIADB_HOME} or {@code MYSQL_HOME}, the
     * extra file, {@code ~/.my.cnf}: what {@code mariadbd --help --verbose} says, and the manual.
     *
     * @param environment as of the process that would start the program
     * @param extraFile   of {@code --defaults-extra-file}
     */
    public static OptionFilePlaces standard(Map<String, String> environment, Optional<Path> extraFile) {
        List<Path> paths = new ArrayList<>(List.of(Path.of("/etc/my.cnf"), Path.of("/etc/mysql/my.cnf")));
        Optional.ofNullable(environment.get("MARIADB_HOME"))
                .or(() -> Optional.ofNullable(environment.get("MYSQL_HOME")))
                .ifPresent(home -> paths.add(Path.of(home, "my.cnf")));
        extraFile.ifPresent(paths::add);
        Optional.ofNullable(environment.get("HOME")).ifPresent(home -> paths.add(Path.of(home, ".my.cnf")));
        return new OptionFilePlaces(paths);
    }
}
