package dev.galeractl.bootstrap.host.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the systemd unit that starts a server from exactly one option file. Reads unit files; asks nobody. */
final class SystemdUnits {
    private static final Path BOOTED_BY_SYSTEMD = Path.of("/run/systemd/system");
    private static final List<Path> FOLDERS =
            List.of(Path.of("/etc/systemd/system"), Path.of("/usr/lib/systemd/system"), Path.of("/lib/systemd/system"));
    private static final List<String> NAMES = List.of("mariadb.service", "mysql.service", "mysqld.service");
    private static final List<Path> STANDARD_FILES = List.of(Path.of("/etc/my.cnf"), Path.of("/etc/mysql/my.cnf"));
    private static final Pattern DEFAULTS_FILE = Pattern.compile("--defaults-file=(\\S+)");

    private SystemdUnits() {}

    /** The unit, if this host is run by systemd and has one. */
    static Optional<String> reading(Path defaultsFile) {
        if (!Files.isDirectory(BOOTED_BY_SYSTEMD)) {
            return Optional.empty();
        }
        return NAMES.stream()
                .filter(name -> FOLDERS.stream()
                        .map(folder -> folder.resolve(name))
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .filter(unit -> reads(unit, defaultsFile))
                        .isPresent())
                .findFirst();
    }

    /** The unit of a database server, if this host is run by systemd and has one. */
    static Optional<String> installed() {
        if (!Files.isDirectory(BOOTED_BY_SYSTEMD)) {
            return Optional.empty();
        }
        return NAMES.stream()
                .filter(name -> FOLDERS.stream().anyMatch(folder -> Files.exists(folder.resolve(name))))
                .findFirst();
    }

    private static boolean reads(Path unit, Path defaultsFile) {
        try {
            Matcher given = DEFAULTS_FILE.matcher(Files.readString(unit));
            if (given.find()) {
                return same(Path.of(given.group(1)), defaultsFile);
            }
            return STANDARD_FILES.stream().anyMatch(standard -> same(standard, defaultsFile));
        } catch (IOException notReadable) {
            return false;
        }
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
