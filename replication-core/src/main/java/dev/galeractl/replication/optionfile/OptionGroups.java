package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The groups of an option file that one program reads. Their order does not matter: files are read from top to bottom. */
public final class OptionGroups {
    private final Set<String> names;

    private OptionGroups(Set<String> names) {
        this.names = names;
    }

    public static OptionGroups of(String... names) {
        return of(List.of(names));
    }

    public static OptionGroups of(List<String> names) {
        Set<String> folded = new LinkedHashSet<>();
        names.forEach(name -> folded.add(fold(name)));
        return new OptionGroups(folded);
    }

    /** The groups of MariaDB 10.11's server, as {@code mariadbd --help --verbose} lists them. */
    public static OptionGroups mariadbServer() {
        return server(new ServerVersion(Product.MARIADB, 10, 11, 0));
    }

    /** The groups a server of that version reads; MySQL and Percona read neither {@code [galera]} nor MariaDB's. */
    public static OptionGroups server(ServerVersion version) {
        String series = version.series();
        return switch (version.product()) {
            case MARIADB ->
                of(
                        "mysqld",
                        "server",
                        "mysqld-" + series,
                        "mariadb",
                        "mariadb-" + series,
                        "mariadbd",
                        "mariadbd-" + series,
                        "client-server",
                        "galera");
            case PERCONA_XTRADB_CLUSTER, MYSQL_GALERA -> of("mysqld", "server", "mysqld-" + series);
        };
    }

    /** The groups of the start script {@code mysqld_safe}, beside the server's own; read in MariaDB 10.11's script. */
    public static OptionGroups safe() {
        return of("mysqld_safe", "safe_mysqld", "mariadb_safe", "mariadbd-safe");
    }

    /** The groups of client programs, and our own. */
    public static OptionGroups client() {
        return of("client", "client-server", "client-mariadb", "galeractl");
    }

    /** These groups, and each with the suffix added, as {@code --defaults-group-suffix} does. */
    public OptionGroups withSuffix(Optional<String> suffix) {
        if (suffix.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(names);
        names.forEach(name -> all.add(name + suffix.get()));
        return of(all);
    }

    /** Both programs' groups. */
    public OptionGroups and(OptionGroups other) {
        List<String> all = new ArrayList<>(names);
        all.addAll(other.names);
        return of(all);
    }

    /** Upper and lower case do not matter, blanks do. */
    public boolean contains(String group) {
        return names.contains(fold(group));
    }

    /** Lower case, in the order given. */
    public List<String> names() {
        return List.copyOf(names);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
