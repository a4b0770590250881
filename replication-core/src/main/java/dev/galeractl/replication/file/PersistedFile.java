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
     * The options of a server of this host, with what it has in its datadir on top, if there is something that we may read. The datadir is the server's
     * own, and often nobody else may look into it; then the options stay as they are.
     *
     * @param options with the command line in it, which the file is stronger than
     * @throws InputProblem if the file is not what such a file holds
     */
    public static EffectiveOptions over(EffectiveOptions options, Optional<ServerVersion> version) {
        String datadir = options.value("datadir").filter(it -> !it.isEmpty()).orElse(USUAL_DATADIR);
        return TextFiles.isThere(datadir) ? over(options, Path.of(datadir), version) : options;
    }

    /** The same for a folder that is the datadir, or the copy of a node's files with that file among them. */
    public static EffectiveOptions over(EffectiveOptions options, Path folder, Optional<ServerVersion> version) {
        Path file = folder.resolve(PersistedVariables.FILE);
        boolean counts =
                PersistedVariables.areRead(options, version) && Files.isRegularFile(file) && Files.isReadable(file);
        return counts ? options.withPersisted(TextFiles.read(file)) : options;
    }
}
