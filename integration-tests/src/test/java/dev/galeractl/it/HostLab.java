package dev.galeractl.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whole hosts for a test of a class whose name ends in {@code Hosts}. {@code make hosts} makes their bases and runs these classes; {@code make test} does
 * not, for they need root, systemd-nspawn and a minute each. After each test its hosts are gone.
 *
 * <p>Used as {@code @RegisterExtension final HostLab lab = new HostLab();}.
 */
final class HostLab implements BeforeEachCallback, AfterEachCallback {
    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    private static final Path PROGRAM_FOLDER = PROGRAM.resolve("../..").normalize();

    /** Holds a root file system with systemd and MariaDB for each suite; scripts/hosts says where. */
    private static final Path BASES = Path.of(System.getProperty("galeractl.hosts", usualBases()));

    private final List<NspawnHost> hosts = new ArrayList<>();
    private final List<HostNetwork> networks = new ArrayList<>();

    private static String usualBases() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        return cache + "/galeractl/hosts";
    }

    /** Starts a host of that name with MariaDB 10.11; it is ended after the test. */
    NspawnHost boot(String name) {
        return boot(Suite.BOOKWORM, name);
    }

    /** Starts a host of that name; it is ended after the test, which is skipped where there are no hosts of that suite. */
    NspawnHost boot(Suite suite, String name) {
        Path base = suite.base(BASES);
        Assumptions.assumeTrue(
                Files.isDirectory(base),
                "there is no base for hosts of " + suite + "; scripts/hosts makes it, or says why it cannot");
        NspawnHost host = NspawnHost.boot(name, base, PROGRAM_FOLDER);
        hosts.add(host);
        return host;
    }

    /** Starts hosts with MariaDB 10.11 on one network; they are ended after the test. */
    HostNetwork network(String... names) {
        return network(Suite.BOOKWORM, names);
    }

    /** Starts hosts on one network; they are ended after the test, which is skipped where there are no hosts of that suite. */
    HostNetwork network(Suite suite, String... names) {
        Path base = suite.base(BASES);
        Assumptions.assumeTrue(Files.isDirectory(base), "there is no base for hosts of " + suite);
        HostNetwork network = HostNetwork.start(BASES, PROGRAM_FOLDER);
        networks.add(network);
        network.add(suite, names);
        return network;
    }

    /** Hosts with MariaDB 10.11 on one network for all tests of a class, which closes it; all of them are skipped where there are no such hosts. */
    static HostNetwork lastingNetwork(String... names) {
        return lastingNetwork(Suite.BOOKWORM, names);
    }

    /** The same of a suite. */
    static HostNetwork lastingNetwork(Suite suite, String... names) {
        assumeHosts();
        Assumptions.assumeTrue(Files.isDirectory(suite.base(BASES)), "there is no base for hosts of " + suite);
        return HostNetwork.start(BASES, PROGRAM_FOLDER).add(suite, names);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        assumeHosts();
    }

    private static void assumeHosts() {
        Assumptions.assumeTrue(Files.isDirectory(BASES), "there are no bases for hosts; scripts/hosts makes them");
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root may start hosts");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        networks.forEach(HostNetwork::close);
        networks.clear();
        hosts.forEach(NspawnHost::close);
        hosts.clear();
    }
}
