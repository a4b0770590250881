package dev.galeractl.bootstrap.cluster.undo;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What an operation noted on a host about how it was before, held against how it is now.
 *
 * @param files that the operation wrote or was about to write
 * @param startNoted whether the operation came so far as to start the server: it notes that first
 * @param newGaleraFiles names of Galera's files that were not in the data directory when the operation first started the server
 * @param schemas folders of the data directory at that time
 * @param madeAccount whether the account of the state transfer is known not to have been there
 * @param startTimeoutRaised whether the service manager still waits longer for a start
 * @param present of the paths that were asked for
 */
public record HostNotes(
        String node,
        List<NotedFile> files,
        boolean startNoted,
        List<String> newGaleraFiles,
        Set<String> schemas,
        boolean madeAccount,
        boolean startTimeoutRaised,
        Set<Path> present) {
    public HostNotes {
        files = List.copyOf(files);
        newGaleraFiles = List.copyOf(newGaleraFiles);
        schemas = Set.copyOf(schemas);
        present = Set.copyOf(present);
    }

    /**
     * A file.
     *
     * @param existed whether there was one before; then a copy of it lies beside
     */
    public record NotedFile(Path path, State state, boolean existed) {}

    /** What a file is now. */
    public enum State {
        /** As it was before the operation. */
        BEFORE,
        /** As the operation wrote it. */
        WRITTEN,
        /** Gone. */
        GONE,
        /** The operation was ended while it wrote it. */
        UNSURE,
        /** Somebody changed it since. */
        OTHER
    }
}
