package dev.galeractl.replication.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets a server that runs as root receive a state transfer by rsync.
 *
 * <p>An rsync daemon started by root becomes the account {@code nobody} unless its configuration says otherwise, and the transfer script's does not: the
 * transfer fails with {@code failed to set permissions on "."}. So such a server gets a small program named rsync first in its PATH, which adds that word.
 */
final class RsyncAsRoot {

    private static final String SCRIPT = """
            #!/bin/sh
            # Written by galeractl. An rsync daemon started by root becomes "nobody" and cannot write into a datadir that root owns.
            folder=$(dirname "$0")
            PATH=${PATH#"$folder":}
            case " $* " in
                *" --daemon "*) [ "$(id -u)" = 0 ] && exec rsync "$@" --dparam=uid=0 --dparam=gid=0 ;;
            esac
            exec rsync "$@"
            """;

    private static final Path OF_THE_SYSTEM = Path.of("/var/lib/galeractl/as-root");

    private RsyncAsRoot() {}

    /** The variables for such a server, with the program's folder in front of PATH; writes the program into galeractl's cache if it is not there yet. */
    static Map<String, String> added(Map<String, String> surroundings, Map<String, String> ours) throws IOException {
        Path folder = folder(LocalServerInstallations.cacheFolder(ours));
        Path program = folder.resolve("rsync");
        if (!Files.exists(program)
                || !Files.readString(program, StandardCharsets.UTF_8).equals(SCRIPT)) {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "rsync", ".new");
            Files.writeString(draft, SCRIPT, StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
        }
        Map<String, String> all = new HashMap<>(surroundings);
        all.put("PATH", folder + ":" + surroundings.getOrDefault("PATH", ours.getOrDefault("PATH", "/usr/bin:/bin")));
        return all;
    }

    /** In the cache, unless that is another account's, as after sudo it may be: who can replace the program could have root's server run anything. */
    private static Path folder(Path cache) throws IOException {
        return isRootsAlone(cache) ? cache.resolve("server").resolve("as-root") : OF_THE_SYSTEM;
    }

    static boolean isRootsAlone(Path path) throws IOException {
        for (Path folder = path.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)) {
                Object owner = Files.getAttribute(folder, "unix:uid");
                if (!owner.equals(0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
