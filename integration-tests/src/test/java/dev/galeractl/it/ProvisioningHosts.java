package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of docs/provisioning, run where they are meant to run. */
class ProvisioningHosts {
    private static final Path PROGRAMS = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("");

    @RegisterExtension
    final HostLab lab = new HostLab();

    /** The joining node may begin before there is anything to join. */
    @Test
    void whatCloudInitIsToldMakesAClusterOnItsHosts() throws IOException {
        HostNetwork network = lab.network("db1", "db2");
        CloudInitExample example = CloudInitExample.read();
        for (String name : network.names()) {
            network.host(name)
                    .run("systemctl enable --quiet mariadb; systemctl start mariadb")
                    .assertExit(0);
            example.files(network.address("db1"), network.address("db2"), name, network.address(name))
                    .forEach((path, text) -> network.host(name).write(path, text));
            network.host(name).run("chmod 755 /usr/local/sbin/provision.sh").assertExit(0);
        }
        String join = example.command().replace("10.0.0.11", network.address("db1"));
        network.host("db2")
                .run("setsid " + join
                        + " >/tmp/out 2>/tmp/err & until grep -q db1 /tmp/err || grep -q . /tmp/err; do sleep 1; done")
                .assertExit(0);

        assertThat(network.host("db1")
                        .run("provision.sh bootstrap --yes")
                        .assertExit(0)
                        .out())
                .isEqualTo("changed\n");
        network.host("db2")
                .run("timeout 120 sh -c 'until grep -q . /tmp/out; do sleep 1; done'; cat /tmp/err >&2")
                .assertExit(0);
        assertThat(network.host("db2").run("cat /tmp/out").out()).isEqualTo("changed\n");

        assertThat(network.host("db1")
                        .run("provision.sh bootstrap --yes")
                        .assertExit(0)
                        .out())
                .isEqualTo("unchanged\n");
        assertThat(network.host("db2").run(join).assertExit(0).out()).isEqualTo("unchanged\n");

        network.host("db2").run("systemctl stop mariadb").assertExit(0);
        ProgramResult refused = network.host("db2").run("PROVISION_WAIT=0 provision.sh join --yes --peer 192.0.2.7");
        assertThat(refused.exitStatus()).isEqualTo(3);
        assertThat(refused.out()).isEqualTo("failed\n");
        assertThat(refused.err()).contains("does not list it");
    }

    @Test
    void ansibleAndAShellAtAWorkstationTellWhatWasDone() throws IOException {
        assumeTrue(
                Program.of("sh", "-c", "command -v ansible-playbook").run().exitStatus() == 0, "no ansible-playbook");
        HostNetwork network = lab.network("db1", "db2");
        Files.writeString(network.folder().resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: rsync}
                ssh: {sudo: never}
                nodes:
                  - {name: db1, address: %s, ssh: {host: db1}}
                  - {name: db2, address: %s, ssh: {host: db2}}
                """.formatted(
                        network.address("db1"), network.address("db2")));
        network.reject("db1", "db2", 4567);
        ProgramResult refused = playbook(network);
        assertThat(refused.exitStatus()).isNotZero();
        assertThat(refused.out()).contains("failed=1", "4567");
        network.open("db2");

        assertThat(playbook(network).assertExit(0).out()).contains("changed=1", "failed=0");
        assertThat(playbook(network).assertExit(0).out()).contains("changed=0", "failed=0", "ok=1");
        assertThat(Program.of(Path.of("../docs/provisioning/provision.sh")
                                .toAbsolutePath()
                                .normalize())
                        .with("bootstrap", "-f", "cluster.yaml", "--yes", "--ssh-config", network.sshConfiguration())
                        .in(network.folder())
                        .env("PATH", path())
                        .env("GALERACTL_STATE_HOME", network.folder().resolve("state"))
                        .run()
                        .assertExit(0)
                        .out())
                .isEqualTo("unchanged\n");
    }

    /** The example names no file for SSH: whoever runs it has hosts that their own configuration knows. */
    private static ProgramResult playbook(HostNetwork network) throws IOException {
        Path wrapper = Files.createDirectories(network.folder().resolve("bin")).resolve("galeractl");
        Files.writeString(
                wrapper,
                "#!/bin/sh\nexec %s/galeractl \"$@\" --ssh-config %s\n"
                        .formatted(PROGRAMS, network.sshConfiguration()));
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        return Program.of(
                        "ansible-playbook",
                        Path.of("../docs/provisioning/playbook.yaml")
                                .toAbsolutePath()
                                .normalize())
                .with("-e", "description=" + network.folder().resolve("cluster.yaml"))
                .in(network.folder())
                .env("PATH", wrapper.getParent() + ":" + path())
                .env("ANSIBLE_HOME", network.folder().resolve("ansible"))
                .env("ANSIBLE_LOCALHOST_WARNING", "false")
                .env("ANSIBLE_NOCOLOR", "1")
                .env("GALERACTL_STATE_HOME", network.folder().resolve("state"))
                .limit(Duration.ofMinutes(5))
                .run();
    }

    private static String path() {
        return PROGRAMS + ":" + Objects.requireNonNull(System.getenv("PATH"));
    }
}
