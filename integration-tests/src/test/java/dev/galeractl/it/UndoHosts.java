package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan as a thing of its own: saved and carried out later, and taken back. */
class UndoHosts {
    private static final String PASSWORD = "battery staple";
    private static final String LOCK = "/var/lib/galeractl/cluster-lock";
    private static final Path PROGRAM = Path.of(
                    System.getProperty("galeractl.program", "../cli/target/galeractl/bin/galeractl"))
            .toAbsolutePath()
            .normalize();

    @RegisterExtension
    final HostLab lab = new HostLab();

    private HostNetwork network;

    @BeforeEach
    void describeTwoFreshHosts() throws IOException {
        network = lab.network("db1", "db2");
        network.names()
                .forEach(it -> network.host(it)
                        .run("systemctl enable --quiet mariadb; systemctl start mariadb")
                        .assertExit(0));
        String nodes = network.names().stream()
                .map(it -> "  - {name: " + it + ", address: " + network.address(it) + ", ssh: {host: " + it + "}}\n")
                .collect(Collectors.joining());
        Files.writeString(network.folder().resolve("cluster.yaml"), """
                cluster: shop
                server: mariadb-10.11
                sst: {method: mariabackup, account: sst, password: env:SST_PASSWORD}
                tls: {from: own-ca}
                ssh: {sudo: never}
                nodes:
                """ + nodes);
    }

    @Test
    void aSavedPlanIsCarriedOutOnlyAsLongAsItsFactsHold() throws IOException {
        Path plan = network.folder().resolve("plan.json");
        galeractl("bootstrap", "-f", "cluster.yaml", "--plan-out", "plan.json").assertExit(0);
        assertThat(plan).content().contains("galeractl/plan-file/v1").doesNotContain(PASSWORD);
        network.host("db2").run("systemctl is-active mariadb").assertExit(0);

        network.host("db2").run("mariadb -e 'CREATE DATABASE orders'").assertExit(0);
        assertThat(galeractl("apply", "plan.json", "--yes").assertExit(3).out()).contains("db2");
        network.host("db2").run("mariadb -e 'DROP DATABASE orders'").assertExit(0);

        network.host("db2").run("systemctl disable --quiet mariadb").assertExit(0);
        ProgramResult moved = galeractl("apply", "plan.json", "--yes").assertExit(3);
        assertThat(moved.out().replaceAll("\\s+", " "))
                .contains("db2 is not what it was", "enabled, active → systemd mariadb, not enabled, active");
        network.host("db2").run("systemctl enable --quiet mariadb").assertExit(0);

        String text = Files.readString(plan);
        Files.writeString(plan, text.replace("\"db2\"", "\"db1\""));
        galeractl("apply", "plan.json", "--yes").assertExit(2).assertErr("plan.json:");
        Files.writeString(plan, text);

        galeractl("apply", "plan.json", "--yes").assertExit(0);
        assertThat(sql("db2", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("2");
        assertThat(galeractl("apply", "plan.json", "--yes", "--format", "json")
                        .assertExit(0)
                        .out())
                .contains("\"changed\": false");
    }

    @Test
    void whatAKilledRunHasDoneIsTakenBack() throws Exception {
        network.host("db1").write("/etc/mysql/mariadb.conf.d/99-galera.cnf", "# of the people who were here before\n");
        Map<String, String> before = new TreeMap<>();
        network.names().forEach(it -> before.put(it, seen(it)));

        NspawnHost first = network.host("db1");
        first.write(LOCK + "/owner", "operation=dead-1 by=ann@desk at=2026-11-01T08:00:00Z\n");
        assertThat(unfolded(galeractl("bootstrap", "-f", "cluster.yaml", "--yes")))
                .contains("ann@desk", "--break-lock dead-1");
        assertThat(unfolded(galeractl("bootstrap", "-f", "cluster.yaml", "--yes", "--break-lock", "dead-2")))
                .contains("dead-1");
        assertThat(unfolded(galeractl("bootstrap", "-f", "cluster.yaml", "--yes", "--break-lock", "dead-1")))
                .contains("younger than 10 minutes");
        first.run("touch -d '1 hour ago' " + LOCK + "/owner").assertExit(0);

        try (RunningProgram run = program("bootstrap", "-f", "cluster.yaml", "--yes", "--break-lock", "dead-1")
                .start()) {
            awaitSynced("db1");
            run.signal("KILL");
            run.await();
        }
        assertThat(seen("db1")).isNotEqualTo(before.get("db1"));

        ProgramResult plan = galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--dry-run")
                .assertExit(0);
        assertThat(plan.out()).contains("db1").doesNotContain(PASSWORD);
        network.host("db1").run("mariadb -e 'CREATE DATABASE orders'").assertExit(0);
        assertThat(galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--yes")
                        .assertExit(3)
                        .out())
                .contains("orders");
        network.host("db1").run("mariadb -e 'DROP DATABASE orders'").assertExit(0);

        galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--yes").assertExit(0);
        for (String name : network.names()) {
            assertThat(seen(name)).as(name).isEqualTo(before.get(name));
        }
        assertThat(galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--yes", "--format", "json")
                        .assertExit(0)
                        .out())
                .contains("\"changed\": false");
    }

    /** Files of the configuration with their digests, what lies in the data directory, the server that runs, its accounts, the unit, and what is left in memory. */
    private String seen(String name) {
        return network.host(name).run("""
                        find /etc/mysql -printf '%p %M %u %g\\n' | sort
                        find /etc/mysql -type f -exec sha256sum {} + | sort
                        ls -A /var/lib/mysql | grep -vxE 'ib_buffer_pool|ddl_recovery.*|multi-master.info|[a-z0-9]*\\.pid'
                        ls -d /var/lib/mysql*
                        mariadb -N -B -e "SELECT User, Host FROM mysql.user ORDER BY 1, 2; SHOW DATABASES; SHOW VARIABLES LIKE 'wsrep_on'"
                        systemctl show mariadb --property=ActiveState,UnitFileState,TimeoutStartUSec,DropInPaths
                        systemctl show-environment | grep WSREP
                        ls /var/lib/galeractl
                        """).out();
    }

    private void awaitSynced(String name) throws InterruptedException {
        for (int i = 0; i < 240; i++) {
            if (network.host(name)
                    .run("mariadb -N -B -e \"SHOW STATUS LIKE 'wsrep_local_state_comment'\"")
                    .out()
                    .contains("Synced")) {
                return;
            }
            Thread.sleep(250);
        }
        throw new AssertionError(name + " is not Synced");
    }

    private String sql(String name, String statement) {
        return network.host(name)
                .run("mariadb -N -B -e \"" + statement + "\"")
                .assertExit(0)
                .out()
                .strip();
    }

    private ProgramResult galeractl(String... arguments) {
        return program(arguments).run();
    }

    private Program program(String... arguments) {
        return Program.of(PROGRAM)
                .with((Object[]) arguments)
                .with("--ssh-config", network.sshConfiguration())
                .in(network.folder())
                .env("GALERACTL_STATE_HOME", network.folder().resolve("state"))
                .env("SST_PASSWORD", PASSWORD)
                .limit(Duration.ofMinutes(5));
    }

    /** What a refused one says, without the ends of lines. */
    private static String unfolded(ProgramResult refused) {
        return refused.assertExit(3).out().replaceAll("\\s+", " ");
    }
}
