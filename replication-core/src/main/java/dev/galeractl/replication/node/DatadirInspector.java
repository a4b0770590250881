package dev.galeractl.replication.node;

import dev.galeractl.replication.node.DatadirState.Content;
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
    private static final String TRANSFER_MARK = "sst_in_progress";

    private static final Set<String> OF_THE_FILE_SYSTEM = Set.of("lost+found", ".snapshot", ".zfs");
    private static final Set<String> SYSTEM_SCHEMAS = Set.of("mysql", "sys", "performance_schema", "ndbinfo");
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "PG_VERSION", "PostgreSQL",
            "WiredTiger", "MongoDB",
            "dump.rdb", "Redis",
            "appendonlydir", "Redis"));
    private static final int SHOWN_SCHEMAS = 20;

    private DatadirInspector() {}

    static Content content(Path datadir) {
        if (Files.notExists(datadir, LinkOption.NOFOLLOW_LINKS)) {
            return new Content.Missing();
        }
        try {
            return judge(datadir, names(datadir));
        } catch (AccessDeniedException e) {
            return new Content.Unreadable("permission denied");
        } catch (NotDirectoryException e) {
            return new Content.Foreign(Optional.empty(), datadir.toString());
        } catch (IOException e) {
            return new Content.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Content judge(Path datadir, Set<String> names) throws IOException {
        if (names.contains(UNFINISHED_MARK)) {
            return new Content.Unfinished();
        }
        if (names.isEmpty()) {
            return new Content.Empty();
        }
        if (names.contains(TRANSFER_MARK)) {
            return new Content.TransferUnfinished();
        }
        Optional<String> foreign =
                OTHERS.keySet().stream().filter(names::contains).findFirst();
        if (foreign.isPresent()) {
            return new Content.Foreign(Optional.ofNullable(OTHERS.get(foreign.get())), foreign.get());
        }
        // MySQL 8 keeps the system tables in mysql.ibd; MariaDB has Aria's control file.
        boolean system = names.contains("mysql") || names.contains("mysql.ibd");
        if (!system && !names.contains("ibdata1")) {
            return new Content.Foreign(Optional.empty(), names.iterator().next());
        }
        List<String> schemas = userSchemas(datadir, names);
        return schemas.isEmpty() ? new Content.SystemOnly() : new Content.UserData(schemas);
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
