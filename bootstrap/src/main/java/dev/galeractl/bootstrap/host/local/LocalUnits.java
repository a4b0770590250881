package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.cluster.take.ServiceSteps;
import dev.galeractl.bootstrap.fact.ServiceReading;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.service.ServiceAdditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the service of this host that runs a database server; changes nothing. */
final class LocalUnits {
    private static final String SWITCH = "_WSREP_NEW_CLUSTER";

    private LocalUnits() {}

    /** The service, seen from an option file; empty where there is none that systemd could start, a masked one included. */
    static Optional<ServiceUnit> look(Path defaultsFile) {
        return Files.isDirectory(SystemdUnits.BOOTED_BY_SYSTEMD)
                ? LocalService.installed().flatMap(service -> unit(service, defaultsFile))
                : Optional.empty();
    }

    /** The option file that the service reads, if there is only one; empty where there is no service. */
    static Optional<Path> onlyFile() {
        Optional<ServiceAdditions> service = LocalService.installed();
        List<Path> files = service.map(it -> it.argument("defaults-file")
                        .map(named -> List.of(Path.of(named)))
                        .orElseGet(() -> usual(it)))
                .orElse(List.of());
        return files.size() == 1 ? Optional.of(files.get(0)) : Optional.empty();
    }

    private static Optional<ServiceUnit> unit(ServiceAdditions service, Path defaultsFile) {
        Map<String, String> said = UnitState.properties(service.unit(), "LoadState,MainPID");
        if (!said.getOrDefault("LoadState", "loaded").equals("loaded")) {
            return Optional.empty();
        }
        String pid = said.getOrDefault("MainPID", "");
        return Optional.of(new ServiceUnit(
                service.unit().replaceFirst("\\.service$", ""),
                ServiceReading.of(service, usual(service), file -> isSame(file, defaultsFile)),
                pid.matches("[1-9]\\d{0,9}") ? Optional.of(Long.parseLong(pid)) : Optional.empty(),
                Optional.ofNullable(service.environment().get(SWITCH))
                        .filter(it -> !it.value().isBlank())
                        .isPresent(),
                Files.exists(ServiceSteps.raisedLimit(service.unit()))));
    }

    /** What a server reads to which no file is named. */
    private static List<Path> usual(ServiceAdditions service) {
        Map<String, String> variables = new HashMap<>();
        service.environment().values().forEach(it -> variables.put(it.name(), it.value()));
        return OptionFilePlaces.standard(
                        Product.MARIADB,
                        variables,
                        service.argument("defaults-extra-file").map(Path::of))
                .paths()
                .stream()
                .filter(Files::exists)
                .toList();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }
}
