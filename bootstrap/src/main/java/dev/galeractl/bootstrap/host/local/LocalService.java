package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.ServiceReader;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.service.ServiceAdditions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the database service of this host adds to its server's start. Reads unit files, and asks systemd where it runs; changes nothing. */
public final class LocalService {
    private static final Path BOOTED_BY_SYSTEMD = Path.of("/run/systemd/system");
    private static final int PATIENCE_SECONDS = 3;
    /** All that matters to a server of the variables that every service gets; the others are nobody's business. */
    private static final List<String> NAMES =
            List.of("_WSREP_", "MYSQLD_OPTS=", "EXTRA_ARGS=", "MARIADB_HOME=", "MYSQL_HOME=", "MYSQL_GROUP_SUFFIX=");

    private LocalService() {}

    /** As its next start would be. */
    public static Optional<ServiceAdditions> installed() {
        ServiceReader reader = new ServiceReader();
        return reader.isThere() ? reader.read(managerEnvironment()) : Optional.empty();
    }

    /** The option files from which this host's server is told what it is: one named by its service, else what lies in the usual places. */
    public static List<Path> optionFiles() {
        Optional<ServiceAdditions> service = installed();
        return service.flatMap(it -> it.argument("defaults-file"))
                .map(named -> List.of(Path.of(named)))
                .orElseGet(() -> usualFiles(service));
    }

    /** What a server reads to which no file is named, as far as it is there. */
    static List<Path> usualFiles(Optional<ServiceAdditions> service) {
        Map<String, String> variables = new HashMap<>();
        service.ifPresent(it -> it.environment().values().forEach(each -> variables.put(each.name(), each.value())));
        Optional<Path> extra =
                service.flatMap(it -> it.argument("defaults-extra-file")).map(Path::of);
        return OptionFilePlaces.standard(Product.MARIADB, variables, extra).paths().stream()
                .filter(Files::exists)
                .toList();
    }

    /**
     * As the start that is going on.
     *
     * @param environment of this process, which the service has started before its server
     */
    public static Optional<ServiceAdditions> starting(Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        environment.forEach((name, value) -> keep(name + "=" + value, lines));
        return new ServiceReader().read(lines);
    }

    private static List<String> managerEnvironment() {
        if (!Files.isDirectory(BOOTED_BY_SYSTEMD)) {
            return List.of();
        }
        ProcessBuilder builder = new ProcessBuilder(List.of("systemctl", "show-environment"));
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        List<String> lines = new ArrayList<>();
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    keep(line, lines);
                }
            }
        } catch (IOException noSystemd) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lines;
    }

    private static void keep(String line, List<String> lines) {
        for (String name : NAMES) {
            if (line.startsWith(name)) {
                lines.add(line);
            }
        }
    }
}
