package dev.galeractl.replication.node;

import dev.galeractl.replication.position.GcacheFile;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.GvwstateFile;
import dev.galeractl.replication.position.PositionProblem;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.position.StateFiles.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads Galera's files of a datadir, without the lock that a running server holds on them. */
final class StateFilesReader {

    /** The files are a few hundred bytes; what is larger is none of them. */
    private static final int MOST_BYTES = 64 * 1024;

    private StateFilesReader() {}

    static StateFiles read(Path datadir) {
        return new StateFiles(
                read(datadir.resolve(GrastateFile.NAME), MOST_BYTES, bytes -> GrastateFile.parse(text(bytes))),
                read(datadir.resolve(GvwstateFile.NAME), MOST_BYTES, bytes -> GvwstateFile.parse(text(bytes))),
                read(datadir.resolve(GcacheFile.NAME), GcacheFile.PREAMBLE_BYTES, GcacheFile::parse));
    }

    private interface Parser<T> {
        T parse(byte[] bytes) throws PositionProblem;
    }

    private static <T> Evidence<T> read(Path file, int bytes, Parser<T> parser) {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Evidence.none();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Evidence.Present<>(parser.parse(in.readNBytes(bytes)));
        } catch (PositionProblem problem) {
            return new Evidence.Damaged<>(String.valueOf(problem.getMessage()));
        } catch (AccessDeniedException e) {
            return new Evidence.Damaged<>("permission denied");
        } catch (IOException e) {
            return new Evidence.Damaged<>("it cannot be read: " + e.getMessage());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
