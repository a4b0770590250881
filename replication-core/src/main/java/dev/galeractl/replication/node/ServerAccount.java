package dev.galeractl.replication.node;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Decides which account of this system a server runs as. */
final class ServerAccount {

    private static final String USUAL = "mysql";

    private ServerAccount() {}

    /**
     * The value for {@code --user}: only root has a choice, and the option file's is not overruled.
     *
     * <p>The usual account is taken only where it can reach the server and the datadir: an unpacked server below /root is out of its reach.
     */
    static Optional<String> of(NodeLaunch launch) {
        if (!isRoot() || launch.options().setting("user").isPresent()) {
            return Optional.empty();
        }
        boolean usual = exists(USUAL)
                && reachable(launch.installation().server())
                && reachable(launch.datadir())
                && reachable(launch.defaultsFile())
                && !ownedByRoot(launch.datadir());
        return Optional.of(usual ? USUAL : "root");
    }

    /** Whether the server will keep root's rights. */
    static boolean staysRoot(NodeLaunch launch) {
        return isRoot() && launch.user().or(() -> of(launch)).equals(Optional.of("root"));
    }

    /** The account that shall own the datadir; empty if that is whoever we are. */
    static Optional<String> owner(NodeLaunch launch) {
        return isRoot() ? launch.user().or(() -> of(launch)) : Optional.empty();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean exists(String account) {
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(account);
            return true;
        } catch (IOException noSuchAccount) {
            return false;
        }
    }

    /** Whether everybody may walk to this file; folders that do not exist yet will be made so. */
    private static boolean reachable(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            try {
                if (Files.exists(folder)
                        && !Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            } catch (IOException unknown) {
                return false;
            }
        }
        return true;
    }

    /** A datadir in use that root owns was made by a server that runs as root. */
    private static boolean ownedByRoot(Path datadir) {
        try {
            return Files.exists(datadir.resolve("mysql"))
                    && Integer.valueOf(0).equals(Files.getAttribute(datadir.resolve("mysql"), "unix:uid"));
        } catch (IOException unknown) {
            return false;
        }
    }
}
