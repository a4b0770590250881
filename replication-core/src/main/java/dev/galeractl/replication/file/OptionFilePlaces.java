package dev.galeractl.replication.file;

import dev.galeractl.replication.option.Product;
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
     * Of MariaDB: {@code /etc/my.cnf}, {@code /etc/mysql/my.cnf}, {@code my.cnf} in {@code MARIADB_HOME} or else {@code MYSQL_HOME},
     * the extra file, {@code ~/.my.cnf}: what Debian's {@code mariadbd --help --verbose} says, and tried. Of MySQL and Percona: the same with
     * {@code my.cnf} in the folder that was named when the server was built, before that in {@code MYSQL_HOME} (MySQL 8.4's manual, "Using Option
     * Files"); packages were built with {@code /usr/etc} (as {@code mysqld --help} of such a one was published). A server built elsewhere may have other
     * places; where it is at hand, ask it. What MySQL has in the datadir is no option file: {@link PersistedFile}.
     *
     * @param product whose server would read them
     * @param environment as of the process that would start the program
     * @param extraFile   of {@code --defaults-extra-file}
     */
    public static OptionFilePlaces standard(
            Product product, Map<String, String> environment, Optional<Path> extraFile) {
        List<Path> paths = new ArrayList<>(List.of(Path.of("/etc/my.cnf"), Path.of("/etc/mysql/my.cnf")));
        Optional<Path> named = switch (product) {
            case MARIADB -> folder(environment, "MARIADB_HOME");
            case PERCONA_XTRADB_CLUSTER, MYSQL_GALERA -> {
                paths.add(Path.of("/usr/etc/my.cnf"));
                yield Optional.empty();
            }
        };
        named.or(() -> folder(environment, "MYSQL_HOME")).ifPresent(home -> paths.add(home.resolve("my.cnf")));
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
