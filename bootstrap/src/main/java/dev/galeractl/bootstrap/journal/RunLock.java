package dev.galeractl.bootstrap.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time on one subject. The lock is the operating system's, so one that a killed run left is no lock at all; the file's text only tells
 * people who holds it.
 */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static Optional<RunLock> acquire(Path folder, String subject, String operationId, Instant at) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(file(folder, subject), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            String text = "operation=" + operationId + " pid="
                    + ProcessHandle.current().pid() + " at=" + at + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new RunLock(channel));
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
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
