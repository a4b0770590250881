package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.PositionProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        Path copy = grastate.resolveSibling(grastate.getFileName() + ".before-bootstrap");
        Files.copy(grastate, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        // In place, so that owner and mode stay the server's.
        Files.writeString(grastate, new GrastateFile(file.version(), file.position(), Optional.of(true)).text());
        return true;
    }
}
