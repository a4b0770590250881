package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.cluster.take.ServiceSteps;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.ServiceReading;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.replication.service.ServiceAdditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks at the service of this host that runs a database server; changes nothing. */
final class LocalUnits {
    private static final String SWITCH = "_WSREP_NEW_CLUSTER";

    private LocalUnits() {}

    /** The service, seen from an option file; empty where there is none that could be started, a masked one included. */
    static Optional<ServiceUnit> look(Path defaultsFile) {
        return Files.isDirectory(SystemdUnits.BOOTED_BY_SYSTEMD)
                ? LocalService.installed().flatMap(service -> unit(service, defaultsFile))
                : new LocalScripts(Path.of("/etc/init.d")).unit(defaultsFile);
    }

    private static Optional<ServiceUnit> unit(ServiceAdditions service, Path defaultsFile) {
        Map<String, String> said = UnitState.properties(service.unit(), "LoadState,MainPID,ControlPID");
        if (!said.getOrDefault("LoadState", "loaded").equals("loaded")) {
            return Optional.empty();
        }
        return Optional.of(new ServiceUnit(
                InitSystem.SYSTEMD,
                service.unit().replaceFirst("\\.service$", ""),
                ServiceReading.of(
                        service, LocalService.usualFiles(Optional.of(service)), file -> isSame(file, defaultsFile)),
                pid(said, "MainPID").or(() -> pid(said, "ControlPID").flatMap(LocalUnits::serverBelow)),
                Optional.ofNullable(service.environment().get(SWITCH))
                        .filter(it -> !it.value().isBlank())
                        .isPresent(),
                Files.exists(ServiceSteps.raisedLimit(service.unit()))));
    }

    private static Optional<Long> pid(Map<String, String> said, String name) {
        return Optional.of(said.getOrDefault(name, ""))
                .filter(it -> it.matches("[1-9]\\d{0,9}"))
                .map(Long::parseLong);
    }

    /** Before its start a service lets the server recover its position, which works on the datadir for a moment. */
    private static Optional<Long> serverBelow(long control) {
        return ProcessHandle.of(control).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(it -> it.info().command().filter(LocalUnits::isServer).isPresent())
                .map(ProcessHandle::pid)
                .findFirst();
    }

    static boolean isServer(String command) {
        return command.endsWith("/mariadbd") || command.endsWith("/mysqld");
    }

    static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }
}
