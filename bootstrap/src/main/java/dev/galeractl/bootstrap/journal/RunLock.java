package dev.galeractl.bootstrap.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time on one subject. The lock is the operating system's, so one that a killed run left is no lock at all; the file's text only tells
 * people who holds it.
 */
public final class RunLock implements AutoCloseable {
    private final RandomAccessFile file;

    private RunLock(RandomAccessFile file) {
        this.file = file;
    }

    static Optional<RunLock> acquire(Path folder, String subject, String operationId, Instant at) {
        try {
            Files.createDirectories(folder);
            // Written to as a file and not through its channel, which an interrupt of this thread would close, and with
            // it the lock.
            RandomAccessFile file = new RandomAccessFile(file(folder, subject).toFile(), "rw");
            if (lock(file.getChannel()) == null) {
                file.close();
                return Optional.empty();
            }
            String text = "operation=" + operationId + " pid="
                    + ProcessHandle.current().pid() + " at=" + at + "\n";
            file.setLength(0);
            file.write(text.getBytes(StandardCharsets.UTF_8));
            return Optional.of(new RunLock(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the lock in " + folder + " cannot be taken", e);
        }
    }

    static Optional<String> holder(Path folder, String subject) {
        try {
            return Optional.of(Files.readString(file(folder, subject)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether any run holds a lock in the folder in the name of that operation. */
    static boolean isHeld(Path folder, String operationId) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(it -> it.toString().endsWith(".lock")).toList()) {
                if (Files.readString(path).startsWith("operation=" + operationId + " ") && isHeld(path)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("the locks in " + folder + " cannot be read", e);
        }
    }

    /** To be asked before this process takes a lock of its own: closing a file gives up all locks of the process on it (fcntl). */
    private static boolean isHeld(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            return lock(file.getChannel()) == null;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static Path file(Path folder, String subject) {
        return folder.resolve(Journals.key(subject) + ".lock");
    }

    /** Lets others in. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
