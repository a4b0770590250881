package dev.galeractl.replication.file;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileAccess;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads option files from this machine's disk. */
public final class OptionFileReader {
    private final OptionCatalog catalog;

    /** For MariaDB. */
    public OptionFileReader() {
        this(OptionCatalog.of(Product.MARIADB));
    }

    public OptionFileReader(OptionCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads one file and what it includes, as a program given {@code --defaults-file}.
     *
     * @throws InputProblem if this file, or one that it includes and that exists, cannot be read
     */
    public EffectiveOptions read(Path defaultsFile, OptionGroups groups) {
        return resolver(groups).resolve(List.of(TextFiles.read(defaultsFile)));
    }

    /**
     * Reads the standard places, as a program without {@code --defaults-file}: those of them which exist. No files at
     * all is no problem: see {@link EffectiveOptions#files()}.
     *
     * @throws InputProblem if one of them exists and cannot be read
     */
    public EffectiveOptions readDefault(OptionFilePlaces places, OptionGroups groups) {
        List<SourceText> texts = new ArrayList<>();
        for (Path path : places.paths()) {
            if (Files.isRegularFile(path)) {
                texts.add(TextFiles.read(path));
            }
        }
        return resolver(groups).resolve(texts);
    }

    private OptionFileResolver resolver(OptionGroups groups) {
        return new OptionFileResolver(new Disk(), groups, catalog);
    }

    private static final class Disk implements OptionFileAccess {
        @Override
        public Optional<SourceText> file(String path) {
            Path file = Path.of(path);
            return Files.isRegularFile(file) ? Optional.of(TextFiles.read(file)) : Optional.empty();
        }

        @Override
        public Optional<List<String>> folder(String path) {
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(path))) {
                entries.forEach(entry -> names.add(entry.getFileName().toString()));
            } catch (IOException | UncheckedIOException e) {
                return Optional.empty();
            }
            return Optional.of(names);
        }
    }
}
