package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.PositionProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/** Marks a node's saved state as safe to bootstrap. The old file stays beside it. */
final class SeedMark {
    private SeedMark() {}

    /** Whether the file had to be changed. */
    static boolean set(Path grastate) throws IOException {
        GrastateFile file;
        try {
            file = GrastateFile.parse(Files.readString(grastate, StandardCharsets.ISO_8859_1));
        } catch (PositionProblem e) {
            throw new IOException(grastate + ": " + e.getMessage(), e);
        }
        if (file.safeToBootstrap().orElse(false)) {
            return false;
        }
        Path copy = grastate.resolveSibling(grastate.getFileName() + Step.COPY_OF_A_STATE);
        Files.copy(grastate, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        replace(grastate, new GrastateFile(file.version(), file.position(), Optional.of(true)).text());
        return true;
    }

    /** Completely or not at all, whatever ends the machine; owner and mode stay the server's. */
    private static void replace(Path file, String text) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                half, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        PosixFileAttributes was = Files.readAttributes(file, PosixFileAttributes.class);
        PosixFileAttributes is = Files.readAttributes(half, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(half, PosixFileAttributeView.class);
        if (!was.group().equals(is.group())) {
            view.setGroup(was.group());
        }
        if (!was.owner().equals(is.owner())) {
            view.setOwner(was.owner());
        }
        view.setPermissions(was.permissions());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
