package dev.galeractl.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whole hosts for a test of a class whose name ends in {@code Hosts}. {@code make hosts} makes their base and runs these classes; {@code make test} does
 * not, for they need root, systemd-nspawn and a minute each. After each test its hosts are gone.
 *
 * <p>Used as {@code @RegisterExtension final HostLab lab = new HostLab();}.
 */
final class HostLab implements BeforeEachCallback, AfterEachCallback {
    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    /** A root file system with systemd and MariaDB; scripts/hosts says where. */
    private static final Path BASE = Path.of(System.getProperty("galeractl.hosts", "/nonexistent"));

    private final List<NspawnHost> hosts = new ArrayList<>();

    /** Starts a host of that name; it is ended after the test. */
    NspawnHost boot(String name) {
        NspawnHost host = NspawnHost.boot(name, BASE, PROGRAM.resolve("../..").normalize());
        hosts.add(host);
        return host;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Assumptions.assumeTrue(Files.isDirectory(BASE), "there is no base for hosts; scripts/hosts makes it");
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root may start hosts");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        hosts.forEach(NspawnHost::close);
        hosts.clear();
    }
}
