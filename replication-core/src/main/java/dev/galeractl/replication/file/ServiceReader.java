package dev.galeractl.replication.file;

import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.service.ServiceModel;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the systemd unit of a database server and what belongs to it, from files: nobody is asked, and no systemd needs to run. */
public final class ServiceReader {
    /** The stronger ones first. */
    private static final List<String> FOLDERS = List.of(
            "etc/systemd/system",
            "run/systemd/system",
            "usr/local/lib/systemd/system",
            "usr/lib/systemd/system",
            "lib/systemd/system");

    private static final List<String> NAMES = List.of("mariadb.service", "mysqld.service", "mysql.service");

    private final Path root;

    /** Of this machine. */
    public ServiceReader() {
        this(Path.of("/"));
    }

    /** Of the machine whose root folder that is. */
    public ServiceReader(Path root) {
        this.root = root;
    }

    /** Whether there is a unit to read. */
    public boolean isThere() {
        return NAMES.stream().anyMatch(name -> unit(name).isPresent());
    }

    /**
     * What the first unit adds of those that database servers have.
     *
     * @param manager lines {@code NAME=value} of the manager's own environment, as far as it is known
     */
    public Optional<ServiceAdditions> read(List<String> manager) {
        for (String name : NAMES) {
            Optional<Path> unit = unit(name);
            if (unit.isPresent()) {
                List<SourceText> texts = new ArrayList<>();
                text(unit.get()).ifPresent(texts::add);
                dropIns(name).forEach(file -> text(file).ifPresent(texts::add));
                return Optional.of(ServiceModel.of(
                        name, texts, path -> text(root.resolve(path.replaceFirst("^/+", ""))), manager));
            }
        }
        return Optional.empty();
    }

    private Optional<Path> unit(String name) {
        for (String folder : FOLDERS) {
            Path file = root.resolve(folder).resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Of drop-ins with the same name the one in the strongest folder counts; the others are read in the order of their names. */
    private Iterable<Path> dropIns(String unit) {
        Map<String, Path> byName = new TreeMap<>();
        for (String name : NAMES) {
            if (name.equals(unit) || isAlias(name, unit)) {
                for (String folder : FOLDERS) {
                    collect(root.resolve(folder).resolve(name + ".d"), byName);
                }
            }
        }
        return byName.values();
    }

    private boolean isAlias(String name, String unit) {
        for (String folder : FOLDERS) {
            Path file = root.resolve(folder).resolve(name);
            try {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).getFileName().toString().equals(unit)) {
                    return true;
                }
            } catch (IOException gone) {
                // Then it is no alias any more.
            }
        }
        return false;
    }

    private static void collect(Path folder, Map<String, Path> byName) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.conf")) {
            entries.forEach(file -> byName.putIfAbsent(file.getFileName().toString(), file));
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that we may not look into tells nothing.
        }
    }

    /** As the machine itself would call it; empty for what we cannot read, and for /dev/null, which masks. */
    private Optional<SourceText> text(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            SourceText text = TextFiles.read(file);
            String name = root.equals(Path.of("/")) ? file.toString() : "/" + root.relativize(file);
            return Optional.of(new SourceText(name, text.text(), text.charset(), text.worldWritable()));
        } catch (InputProblem unreadable) {
            return Optional.empty();
        }
    }
}
