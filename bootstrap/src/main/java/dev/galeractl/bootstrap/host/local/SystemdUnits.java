package dev.galeractl.bootstrap.host.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the systemd unit of a database server. Looks at unit files; asks nobody. */
final class SystemdUnits {
    static final Path BOOTED_BY_SYSTEMD = Path.of("/run/systemd/system");
    private static final List<Path> FOLDERS =
            List.of(Path.of("/etc/systemd/system"), Path.of("/usr/lib/systemd/system"), Path.of("/lib/systemd/system"));
    private static final List<String> NAMES = List.of("mariadb.service", "mysql.service", "mysqld.service");

    private SystemdUnits() {}

    /** The unit of a database server, if this host is run by systemd and has one. */
    static Optional<String> installed() {
        if (!Files.isDirectory(BOOTED_BY_SYSTEMD)) {
            return Optional.empty();
        }
        return NAMES.stream()
                .filter(name -> FOLDERS.stream().anyMatch(folder -> Files.exists(folder.resolve(name))))
                .findFirst();
    }
}
