package dev.galeractl.replication.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where programs look for option files when nobody names one, in the order read.
 *
 * @param paths     candidates; most of them usually do not exist
 * @param extraFile the one of {@code --defaults-extra-file}, which must exist; also in {@code paths}
 */
public record OptionFilePlaces(List<Path> paths, Optional<Path> extraFile) {
    public OptionFilePlaces {
        paths = List.copyOf(paths);
    }

    /**
     * {@code /etc/my.cnf}, {@code /etc/mysql/my.cnf}, {@code my.cnf} in {@code MARIADB_HOME} or else {@code MYSQL_HOME},
     * the extra file, {@code ~/.my.cnf}: what Debian's {@code mariadbd --help --verbose} says, and tried. A server
     * compiled elsewhere may have other places; where it is at hand, ask it.
     *
     * @param environment as of the process that would start the program
     * @param extraFile   of {@code --defaults-extra-file}
     */
    public static OptionFilePlaces standard(Map<String, String> environment, Optional<Path> extraFile) {
        List<Path> paths = new ArrayList<>(List.of(Path.of("/etc/my.cnf"), Path.of("/etc/mysql/my.cnf")));
        folder(environment, "MARIADB_HOME")
                .or(() -> folder(environment, "MYSQL_HOME"))
                .ifPresent(home -> paths.add(home.resolve("my.cnf")));
        extraFile.ifPresent(paths::add);
        folder(environment, "HOME").ifPresent(home -> paths.add(home.resolve(".my.cnf")));
        return new OptionFilePlaces(paths, extraFile);
    }

    /** The places that a program itself names; {@code ~} is left out where nobody knows whose home that is. */
    public static OptionFilePlaces named(List<String> files, Optional<Path> home, Optional<Path> extraFile) {
        List<Path> paths = new ArrayList<>();
        Optional<Path> own = Optional.empty();
        for (String file : files) {
            if (file.startsWith("~/")) {
                own = home.map(folder -> folder.resolve(file.substring(2)));
            } else {
                paths.add(Path.of(file));
            }
        }
        extraFile.ifPresent(paths::add);
        own.ifPresent(paths::add);
        return new OptionFilePlaces(paths, extraFile);
    }

    boolean isRequired(Path path) {
        return extraFile.isPresent() && extraFile.get().equals(path);
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
