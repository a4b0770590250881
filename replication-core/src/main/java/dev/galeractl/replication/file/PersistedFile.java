package dev.galeractl.replication.file;

import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.PersistedVariables;
import dev.galeractl.replication.source.InputProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds and reads a server's {@code mysqld-auto.cnf}. */
public final class PersistedFile {
    private static final String USUAL_DATADIR = "/var/lib/mysql";

    private PersistedFile() {}

    /**
     * What came of it.
     *
     * @param options with what the file says on top, if it was read
     * @param unread the file that counts and is not ours to read; that it may be there is enough, if the server is one that writes it
     */
    public record Read(EffectiveOptions options, Optional<Path> unread) {}

    /**
     * The options of a server of this host, with what it has in its datadir on top. The datadir is the server's own, and often nobody else may look
     * into it; then the options stay as they are, and are known to be not all.
     *
     * @param options with the command line in it, which the file is stronger than
     * @throws InputProblem if the file is not what such a file holds
     */
    public static Read over(EffectiveOptions options, Optional<ServerVersion> version) {
        String datadir = options.value("datadir").filter(it -> !it.isEmpty()).orElse(USUAL_DATADIR);
        return TextFiles.isThere(datadir)
                ? over(options, Path.of(datadir), version)
                : new Read(options, Optional.empty());
    }

    /** The same for a folder that is the datadir, or the copy of a node's files with that file among them. */
    public static Read over(EffectiveOptions options, Path folder, Optional<ServerVersion> version) {
        Path file = folder.resolve(PersistedVariables.FILE);
        if (!PersistedVariables.areRead(options, version)) {
            return new Read(options, Optional.empty());
        }
        if (Files.isRegularFile(file)) {
            return Files.isReadable(file)
                    ? new Read(options.withPersisted(TextFiles.read(file)), Optional.empty())
                    : new Read(options, Optional.of(file));
        }
        // Of a server that nobody knows it is likely that it has no such file.
        boolean hidden = version.isPresent() && Files.isDirectory(folder) && !Files.isExecutable(folder);
        return new Read(options, Optional.of(file).filter(it -> hidden));
    }
}
