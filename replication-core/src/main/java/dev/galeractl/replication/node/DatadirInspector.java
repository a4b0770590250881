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
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks into a datadir of this machine by the names of its files alone. */
final class DatadirInspector {
    private DatadirInspector() {}

    /**
     * @param product whose server is to use it; if unknown, what only MySQL 8 can use is foreign
     */
    static Content content(Path datadir, Optional<Product> product) {
        if (Files.notExists(datadir, LinkOption.NOFOLLOW_LINKS)) {
            return new Content.Missing();
        }
        try {
            return read(datadir).content(product);
        } catch (AccessDeniedException e) {
            return new Content.Unreadable("permission denied");
        } catch (NotDirectoryException e) {
            return new Content.Foreign(Optional.empty(), datadir.toString());
        } catch (IOException e) {
            return new Content.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static DatadirNames read(Path datadir) throws IOException {
        SortedSet<String> names = names(datadir);
        Set<String> folders = names.stream()
                .filter(name -> Files.isDirectory(datadir.resolve(name)))
                .collect(Collectors.toSet());
        return new DatadirNames(
                names,
                folders,
                folders.contains("mysql") ? ofMysql(datadir) : Optional.of(Set.of()),
                folders.contains("test") ? names(datadir.resolve("test")) : Set.of());
    }

    private static Optional<Set<String>> ofMysql(Path datadir) throws IOException {
        try {
            return Optional.of(names(datadir.resolve("mysql")));
        } catch (AccessDeniedException servers) {
            return Optional.empty();
        }
    }

    private static SortedSet<String> names(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }
}
