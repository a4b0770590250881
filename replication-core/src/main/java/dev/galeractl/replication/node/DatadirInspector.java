package dev.galeractl.replication.node;

import dev.galeractl.replication.node.DatadirState.Content;
import dev.galeractl.replication.option.Product;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks into a datadir by the names of its files alone. */
final class DatadirInspector {

    /** In a folder in which galeractl creates a datadir, until all of it is there. */
    static final String UNFINISHED_MARK = ".galeractl-unfinished";

    /** MariaDB's mark of a state transfer by mariabackup that goes on, or was cut off. */
    static final String TRANSFER_MARK = "sst_in_progress";

    /** MariaDB alone has Aria, and keeps some of its system tables in it. */
    private static final String CONTROL_OF_ARIA = "aria_log_control";

    /** What a file system may show at the top of it, which is nobody's content. */
    static final Set<String> OF_THE_FILE_SYSTEM = Set.of("lost+found", ".snapshot", ".zfs");

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

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("mysql", "sys", "performance_schema", "ndbinfo");
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "PG_VERSION", "PostgreSQL",
            "WiredTiger", "MongoDB",
            "dump.rdb", "Redis",
            "appendonlydir", "Redis"));
    private static final int SHOWN_SCHEMAS = 20;

    private DatadirInspector() {}

    /**
     * @param product whose server is to use it; if unknown, what only MySQL 8 can use is foreign
     */
    static Content content(Path datadir, Optional<Product> product) {
        if (Files.notExists(datadir, LinkOption.NOFOLLOW_LINKS)) {
            return new Content.Missing();
        }
        try {
            return judge(datadir, names(datadir), product);
        } catch (AccessDeniedException e) {
            return new Content.Unreadable("permission denied");
        } catch (NotDirectoryException e) {
            return new Content.Foreign(Optional.empty(), datadir.toString());
        } catch (IOException e) {
            return new Content.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Content judge(Path datadir, Set<String> names, Optional<Product> product) throws IOException {
        // The mark alone proves nothing: a creation that outlived galeractl may have been finished without it, and
        // servers may have used the datadir since.
        boolean marked = names.remove(UNFINISHED_MARK);
        if (names.isEmpty()) {
            return marked ? new Content.Unfinished() : new Content.Empty();
        }
        Optional<Content.Foreign> foreign = foreign(names, product);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        List<String> schemas = userSchemas(datadir, names);
        if (marked && schemas.isEmpty() && names.stream().noneMatch(OF_A_RUN::contains)) {
            return new Content.Unfinished();
        }
        if (names.contains(TRANSFER_MARK)) {
            return new Content.TransferUnfinished(schemas);
        }
        if (!names.contains(TABLES_OF_MYSQL_8) && !holdsSystemTables(datadir, names)) {
            return names.stream().anyMatch(OF_THE_FAMILY::contains)
                    ? new Content.Incomplete(schemas)
                    : new Content.Foreign(Optional.empty(), names.iterator().next());
        }
        return schemas.isEmpty() ? new Content.SystemOnly() : new Content.UserData(schemas);
    }

    private static Optional<Content.Foreign> foreign(Set<String> names, Optional<Product> product) {
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

    private static boolean holdsSystemTables(Path datadir, Set<String> names) throws IOException {
        if (!names.contains("mysql")) {
            return false;
        }
        try {
            return names(datadir.resolve("mysql")).stream().anyMatch(SYSTEM_TABLES::contains);
        } catch (AccessDeniedException servers) {
            // A folder that the server keeps to itself is no empty one.
            return true;
        } catch (NotDirectoryException file) {
            return false;
        }
    }

    /** Each folder is a schema, but for hidden ones and those whose names hold a character that schemas' folders escape. */
    private static List<String> userSchemas(Path datadir, Set<String> names) throws IOException {
        List<String> schemas = new ArrayList<>();
        for (String name : names) {
            Path folder = datadir.resolve(name);
            boolean candidate = !SYSTEM_SCHEMAS.contains(name)
                    && !name.startsWith(".")
                    && !name.startsWith("#")
                    && Files.isDirectory(folder);
            // The script that creates a datadir may leave an empty schema of this name.
            if (candidate && !(name.equals("test") && holdsNoTables(folder)) && schemas.size() < SHOWN_SCHEMAS) {
                schemas.add(name);
            }
        }
        return schemas;
    }

    private static boolean holdsNoTables(Path schema) throws IOException {
        Set<String> names = names(schema);
        names.remove("db.opt");
        return names.isEmpty();
    }

    private static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.removeAll(OF_THE_FILE_SYSTEM);
        return names;
    }
}
