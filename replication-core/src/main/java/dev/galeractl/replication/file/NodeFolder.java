package dev.galeractl.replication.file;

import dev.galeractl.replication.optionfile.PersistedVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder that is a copy of one node's {@code /etc/mysql} (or {@code /etc/my.cnf} and what stands beside it), or holds one for each node. */
public final class NodeFolder {
    /** Debian's {@code my.cnf} is a link to {@code mariadb.cnf}, which a copy may have lost. */
    private static final List<String> MAIN_FILES = List.of("my.cnf", "mariadb.cnf", "mysql.cnf");

    /** Where option files name what they include, the longest first. */
    private static final List<Path> ORIGINALS = List.of(Path.of("/etc/mysql"), Path.of("/etc"));

    private NodeFolder() {}

    /** The nodes that a path given by a user means: each a file or a folder with option files. */
    public static List<Path> nodes(Path given) {
        if (!Files.isDirectory(given) || !start(given).isEmpty()) {
            return List.of(given);
        }
        List<Path> nodes = entries(given).stream()
                .filter(it -> Files.isDirectory(it) && !start(it).isEmpty())
                .toList();
        return nodes.isEmpty() ? List.of(given) : nodes;
    }

    /** The files to begin with: the main file, else all {@code .cnf} files in the order of their names. */
    static List<Path> start(Path folder) {
        for (String name : MAIN_FILES) {
            Path main = folder.resolve(name);
            if (Files.isRegularFile(main)) {
                return List.of(main);
            }
        }
        return entries(folder).stream()
                .filter(it -> it.toString().endsWith(".cnf") && Files.isRegularFile(it))
                // No option file but for its name; it lies in the datadir.
                .filter(it -> !it.endsWith(PersistedVariables.FILE))
                .toList();
    }

    /** Where the copy has what a file in it names; empty if it has it not, for what this host has there is another node's. */
    static Optional<Path> inCopy(Path folder, Path named) {
        List<Path> places = new ArrayList<>();
        for (Path original : ORIGINALS) {
            if (named.startsWith(original)) {
                places.add(folder.resolve(original.relativize(named)));
            }
        }
        if (!named.isAbsolute()) {
            places.add(folder.resolve(named));
        }
        return places.stream().filter(Files::exists).findFirst();
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(it -> !String.valueOf(it.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // Whoever reads it says why it cannot be read.
            return List.of();
        }
    }
}
