package dev.galeractl.replication.node;

import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether it was one certain server that answered. Two option files may name the same socket, and then it belongs to the server that came last. */
public final class ServerIdentity {

    private ServerIdentity() {}

    /**
     * Compares the datadir the answer names with the one expected.
     *
     * @param process the server expected to answer; a path it names is also looked up as that process sees it, which may be in a container
     * @return true as well for an answer that names no datadir, as long as it claims nothing good: servers that refuse every statement name none
     */
    public static boolean isOf(WsrepStatus status, ServerProcess process, Path datadir) {
        Optional<String> said = status.value("datadir");
        if (said.isEmpty()) {
            return !status.synced();
        }
        try {
            Path named = Path.of(said.get());
            Path seen = Path.of("/proc/" + process.pid() + "/root")
                    .resolve(Path.of("/").relativize(named));
            return isSame(named, datadir) || isSame(seen, datadir);
        } catch (IllegalArgumentException noAbsolutePath) {
            return false;
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException absentOrNotOurs) {
            return false;
        }
    }
}
