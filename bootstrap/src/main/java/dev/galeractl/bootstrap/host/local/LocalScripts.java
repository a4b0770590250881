package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.ServiceReading;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.replication.service.ServiceAdditions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the script that starts this host's database server where no systemd runs; changes nothing. */
final class LocalScripts {
    private static final List<String> NAMES = List.of("mariadb", "mysql", "mysqld");

    /** In the scripts of MariaDB's packages this word makes a new cluster. Others, such as those of OpenRC, are not known. */
    private static final Pattern BOOTSTRAPS = Pattern.compile("^\\s*['\"]?bootstrap['\"]?\\)", Pattern.MULTILINE);

    /** The programs that such a script leaves its server to. */
    private static final Set<String> GUARDIANS = Set.of("mysqld_safe", "mariadbd-safe");

    private final Path folder;

    /** @param folder where the scripts are */
    LocalScripts(Path folder) {
        this.folder = folder;
    }

    /** The service, seen from an option file; empty where there is none. */
    Optional<ServiceUnit> unit(Path defaultsFile) {
        return NAMES.stream()
                .filter(it -> bootstraps(folder.resolve(it)))
                .findFirst()
                .map(name ->
                        new ServiceUnit(InitSystem.SYSV, name, reading(name, defaultsFile), guarded(), false, false));
    }

    private static boolean bootstraps(Path script) {
        try {
            return Files.isExecutable(script)
                    && BOOTSTRAPS
                            .matcher(Files.readString(script, StandardCharsets.ISO_8859_1))
                            .find();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** It tells the server nothing of its own but where its programs are. */
    private static ServiceReading reading(String name, Path defaultsFile) {
        ServiceAdditions nothing = new ServiceAdditions(
                name,
                List.of(),
                Optional.of("/usr/sbin/mariadbd"),
                List.of(),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty());
        return ServiceReading.of(
                nothing, LocalService.usualFiles(Optional.empty()), file -> LocalUnits.isSame(file, defaultsFile));
    }

    /** The server that a guardian runs; empty if there are several, for then nobody knows whose they are. */
    private static Optional<Long> guarded() {
        List<Long> servers = ProcessHandle.allProcesses()
                .filter(it -> it.info().command().filter(LocalUnits::isServer).isPresent())
                .filter(it -> it.parent().filter(LocalScripts::isGuardian).isPresent())
                .map(ProcessHandle::pid)
                .toList();
        return servers.size() == 1 ? Optional.of(servers.get(0)) : Optional.empty();
    }

    private static boolean isGuardian(ProcessHandle process) {
        try {
            return GUARDIANS.contains(Files.readString(Path.of("/proc", Long.toString(process.pid()), "comm"))
                    .strip());
        } catch (IOException gone) {
            return false;
        }
    }
}
