package dev.galeractl.replication.node;

import dev.galeractl.replication.position.GcacheFile;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.GvwstateFile;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.position.StateFiles.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads Galera's files of a datadir, without the lock that a running server holds on them. */
final class StateFilesReader {

    private StateFilesReader() {}

    static StateFiles read(Path datadir) {
        return new StateFiles(
                read(datadir.resolve(GrastateFile.NAME), StateFiles.MOST_BYTES, StateFiles::grastate),
                read(datadir.resolve(GvwstateFile.NAME), StateFiles.MOST_BYTES, StateFiles::gvwstate),
                read(datadir.resolve(GcacheFile.NAME), GcacheFile.PREAMBLE_BYTES, GcacheFile::parse));
    }

    private static <T> Evidence<T> read(Path file, int bytes, StateFiles.Parser<T> parser) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Evidence.none();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Evidence.of(in.readNBytes(bytes), parser);
        } catch (AccessDeniedException e) {
            return new Evidence.Damaged<>("permission denied");
        } catch (IOException e) {
            return new Evidence.Damaged<>("it cannot be read: " + e.getMessage());
        }
    }
}
