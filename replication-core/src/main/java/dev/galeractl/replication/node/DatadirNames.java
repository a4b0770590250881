package dev.galeractl.replication.node;

import dev.galeractl.replication.node.DatadirState.Content;
import dev.galeractl.replication.option.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names in a datadir, by which alone it is judged; so it can be judged wherever the names were read.
 *
 * @param names of all that lies in it
 * @param folders those of them that are folders, links followed
 * @param ofMysql names in the folder {@code mysql}; empty if the server keeps it to itself
 * @param ofTest names in the folder {@code test}
 */
public record DatadirNames(
        SortedSet<String> names, Set<String> folders, Optional<Set<String>> ofMysql, Set<String> ofTest) {

    /** In a folder in which galeractl creates a datadir, until all of it is there. */
    static final String UNFINISHED_MARK = ".galeractl-unfinished";

    /** MariaDB's mark of a state transfer by mariabackup that goes on, or was cut off. */
    static final String TRANSFER_MARK = "sst_in_progress";

    /** What a file system may show at the top of it, which is nobody's content. */
    public static final Set<String> OF_THE_FILE_SYSTEM = Set.of("lost+found", ".snapshot", ".zfs");

    /** MariaDB alone has Aria, and keeps some of its system tables in it. */
    private static final String CONTROL_OF_ARIA = "aria_log_control";

    /** Files that a server writes when it runs, and that the creation of a datadir does not make. */
    private static final Set<String> OF_A_RUN =
            Set.of("grastate.dat", "gvwstate.dat", "galera.cache", "multi-master.info", TRANSFER_MARK);

    /** Each of them belongs to the storage of a server of this family, or to Galera. */
    private static final Set<String> OF_THE_FAMILY =
            Set.of("ibdata1", "ib_logfile0", CONTROL_OF_ARIA, "grastate.dat", "gvwstate.dat", "galera.cache", "mysql");

    /** One of these lies in the folder {@code mysql} of every server before MySQL 8. */
    private static final Set<String> SYSTEM_TABLES = Set.of("db.frm", "user.frm");

    /** MySQL keeps its system tables in this file since 8.0. */
    private static final String TABLES_OF_MYSQL_8 = "mysql.ibd";

    private static final Set<String> SYSTEM_SCHEMAS =
            Set.of("mysql", "sys", "performance_schema", "information_schema", "ndbinfo");
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "PG_VERSION", "PostgreSQL",
            "WiredTiger", "MongoDB",
            "dump.rdb", "Redis",
            "appendonlydir", "Redis"));
    private static final int SHOWN_SCHEMAS = 20;

    public DatadirNames {
        names = new TreeSet<>(names);
        names.removeAll(OF_THE_FILE_SYSTEM);
        folders = Set.copyOf(folders);
        ofMysql = ofMysql.map(Set::copyOf);
        ofTest = Set.copyOf(ofTest);
    }

    /**
     * What it holds.
     *
     * @param product whose server is to use it; if unknown, what only MySQL 8 can use is foreign
     */
    public Content content(Optional<Product> product) {
        // The mark alone proves nothing: a creation that outlived galeractl may have been finished without it, and
        // servers may have used the datadir since.
        boolean marked = names.contains(UNFINISHED_MARK);
        Set<String> others = new TreeSet<>(names);
        others.remove(UNFINISHED_MARK);
        if (others.isEmpty()) {
            return marked ? new Content.Unfinished() : new Content.Empty();
        }
        Optional<Content.Foreign> foreign = foreign(product);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        List<String> schemas = userSchemas();
        if (marked && schemas.isEmpty() && names.stream().noneMatch(OF_A_RUN::contains)) {
            return new Content.Unfinished();
        }
        if (names.contains(TRANSFER_MARK)) {
            return new Content.TransferUnfinished(schemas);
        }
        if (!names.contains(TABLES_OF_MYSQL_8) && !holdsSystemTables()) {
            return names.stream().anyMatch(OF_THE_FAMILY::contains)
                    ? new Content.Incomplete(schemas)
                    : new Content.Foreign(Optional.empty(), others.iterator().next());
        }
        return schemas.isEmpty() ? new Content.SystemOnly() : new Content.UserData(schemas);
    }

    private Optional<Content.Foreign> foreign(Optional<Product> product) {
        boolean mariadb = product.orElse(Product.MARIADB) == Product.MARIADB;
        if (mariadb && names.contains(TABLES_OF_MYSQL_8)) {
            return Optional.of(new Content.Foreign(Optional.of("MySQL 8"), TABLES_OF_MYSQL_8));
        }
        if (!mariadb && names.contains(CONTROL_OF_ARIA)) {
            return Optional.of(new Content.Foreign(Optional.of("MariaDB"), CONTROL_OF_ARIA));
        }
        return OTHERS.entrySet().stream()
                .filter(other -> names.contains(other.getKey()))
                .map(other -> new Content.Foreign(Optional.of(other.getValue()), other.getKey()))
                .findFirst();
    }

    private boolean holdsSystemTables() {
        // A folder that the server keeps to itself is no empty one.
        return folders.contains("mysql")
                && ofMysql.map(tables -> tables.stream().anyMatch(SYSTEM_TABLES::contains))
                        .orElse(true);
    }

    /** Each folder is a schema, but for hidden ones and those whose names hold a character that schemas' folders escape. */
    private List<String> userSchemas() {
        return names.stream()
                .filter(name -> folders.contains(name) && isOfPeople(name))
                .filter(name -> !name.startsWith(".") && !name.startsWith("#"))
                // The script that creates a datadir may leave an empty schema of this name.
                .filter(name -> !(name.equals("test") && holdsNoTables(ofTest)))
                .limit(SHOWN_SCHEMAS)
                .collect(Collectors.toList());
    }

    /** Whether a schema of that name is none of the server's own. */
    public static boolean isOfPeople(String schema) {
        return !SYSTEM_SCHEMAS.contains(schema);
    }

    private static boolean holdsNoTables(Set<String> names) {
        return names.stream().allMatch(name -> name.equals("db.opt") || OF_THE_FILE_SYSTEM.contains(name));
    }
}
