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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads option files from this machine's disk. */
public final class OptionFileReader {
    private final OptionCatalog catalog;
    private final Path workingFolder;
    private final Optional<Path> home;
    private final UnaryOperator<SourceText> edited;

    /** For MariaDB, from the current folder. */
    public OptionFileReader() {
        this(OptionCatalog.of(Product.MARIADB));
    }

    /** From the current folder, with the home folder of this user. */
    public OptionFileReader(OptionCatalog catalog) {
        this(catalog, Path.of(""), Optional.ofNullable(System.getenv("HOME")).map(Path::of));
    }

    /**
     * A reader that stands elsewhere.
     *
     * @param workingFolder where relative includes count from: the folder the server is started in, not the folder of
     *                      the file that includes
     * @param home          what {@code ~/} in an {@code !include} means
     */
    public OptionFileReader(OptionCatalog catalog, Path workingFolder, Optional<Path> home) {
        this(catalog, workingFolder, home, name -> name);
    }

    private OptionFileReader(
            OptionCatalog catalog, Path workingFolder, Optional<Path> home, UnaryOperator<SourceText> edited) {
        this.catalog = catalog;
        this.workingFolder = workingFolder;
        this.home = home;
        this.edited = edited;
    }

    /** A reader that sees files as they would be after an edit, on top of what this one sees. */
    public OptionFileReader seeing(UnaryOperator<SourceText> after) {
        return new OptionFileReader(catalog, workingFolder, home, text -> after.apply(edited.apply(text)));
    }

    /**
     * Reads one file and what it includes, as a program given {@code --defaults-file}; or a folder that is the copy of a node's
     * {@code /etc/mysql}, in which includes are looked for as well.
     *
     * @throws InputProblem if this file, or one that it includes and that exists, cannot be read
     */
    public EffectiveOptions read(Path defaultsFile, OptionGroups groups) {
        List<Path> inFolder = Files.isDirectory(defaultsFile) ? NodeFolder.start(defaultsFile) : List.of();
        if (!inFolder.isEmpty()) {
            return new OptionFileResolver(new Disk(Optional.of(defaultsFile)), groups, catalog)
                    .resolve(inFolder.stream().map(this::text).toList());
        }
        if (Files.isReadable(defaultsFile) && Files.isDirectory(defaultsFile)) {
            throw new InputProblem(
                    InputProblem.Kind.NO_OPTION_FILES,
                    defaultsFile.toString(),
                    defaultsFile + " holds no option file, and none of the folders in it does.");
        }
        return resolver(groups).resolve(List.of(text(defaultsFile)));
    }

    /**
     * Reads the standard places, as a program without {@code --defaults-file}: those of them which exist. No files at
     * all is no problem: see {@link EffectiveOptions#files()}.
     *
     * @throws InputProblem if one of them exists and cannot be read, or the extra file does not exist
     */
    public EffectiveOptions readDefault(OptionFilePlaces places, OptionGroups groups) {
        List<SourceText> texts = new ArrayList<>();
        for (Path path : places.paths()) {
            if (Files.isRegularFile(path) || places.isRequired(path)) {
                texts.add(text(path));
            }
        }
        return resolver(groups).resolve(texts);
    }

    private OptionFileResolver resolver(OptionGroups groups) {
        return new OptionFileResolver(new Disk(Optional.empty()), groups, catalog);
    }

    private SourceText text(Path path) {
        return edited.apply(TextFiles.read(path));
    }

    private final class Disk implements OptionFileAccess {
        private final Optional<Path> copy;

        /** With a copy of a node's files, what they name is looked for in it. */
        Disk(Optional<Path> copy) {
            this.copy = copy;
        }

        @Override
        public Optional<SourceText> file(String path) {
            Optional<Path> file = path.startsWith("~/") && home.isPresent()
                    ? home.map(folder -> folder.resolve(path.substring(2)))
                    : onDisk(path);
            return file.filter(Files::isRegularFile)
                    .map(TextFiles::read)
                    .map(text -> new SourceText(
                            copy.isPresent() ? text.name() : path, text.text(), text.charset(), text.worldWritable()))
                    .map(edited);
        }

        @Override
        public Optional<List<String>> folder(String path) {
            Optional<Path> folder = onDisk(path);
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.get())) {
                entries.forEach(entry -> names.add(entry.getFileName().toString()));
            } catch (IOException | DirectoryIteratorException e) {
                return Optional.empty();
            }
            return Optional.of(names);
        }

        /** Empty for what no file can be called. */
        private Optional<Path> onDisk(String path) {
            try {
                return copy.isPresent()
                        ? NodeFolder.inCopy(copy.get(), Path.of(path))
                        : Optional.of(workingFolder.resolve(path));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
    }
}
