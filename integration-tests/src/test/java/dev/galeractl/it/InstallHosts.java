package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code --install} on hosts of Debian 12 that have no package of MariaDB, and these in the only repository of their apt. They have no way to the outside. */
class InstallHosts {
    /** All that an installation adds to a host, and all that it might leave behind. */
    private static final String TRACES = """
            cd /
            dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Version}\\n'
            ls etc/mysql var/lib/mysql var/lib/galeractl usr/sbin/policy-rc.d 2>&1
            find run/systemd/system run/galeractl etc/apt var/lib/apt/lists var/cache/apt -type f 2>/dev/null | sort
            sha256sum var/cache/apt/*.bin
            """;

    private static DescribedHosts hosts;

    @BeforeAll
    static void boot() {
        hosts = DescribedHosts.bare("db1", "db2");
    }

    @AfterEach
    void restore() {
        hosts.restore();
    }

    @AfterAll
    static void close() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void withoutTheSwitchItIsNamedAndLookingLeavesNoTrace() {
        String before = hosts.run("db1", TRACES);

        ProgramResult refused =
                hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--yes").assertExit(3);
        ProgramResult planned = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--dry-run")
                .assertExit(0);

        assertThat(words(refused)).contains("--install", "apt-get install", "mariadb-server");
        assertThat(words(planned))
                .contains("Install on db1 with apt-get", "Install on db2", "mariadb-server 1:10.11.", "galera-4 26.4.")
                .doesNotContain("Stop the server");
        assertThat(hosts.run("db1", TRACES)).isEqualTo(before);
    }

    @Test
    void bareHostsBecomeAClusterAndASecondRunChangesNothing() {
        hosts.bootstrap("--install").ended(0);

        hosts.assertMadeWell();
        for (String name : List.of("db1", "db2")) {
            assertThat(hosts.run(name, "systemctl is-enabled mariadb")).isEqualTo("enabled");
            assertThat(hosts.run(name, "find /run/systemd/system /run/galeractl -name '*install*'"))
                    .isEqualTo("/run/galeractl/install.log");
        }
        assertThat(hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--yes", "--format", "json")
                        .assertExit(0)
                        .out())
                .contains("\"changed\": false");
    }

    /** The rest of the described hosts came later than the cluster. */
    @Test
    void aBareHostJoins() {
        hosts.describeWithout("db2");
        hosts.bootstrap("--install", "--ignore-preflight", "option-file=the other joins later")
                .ended(0);
        hosts.describe("tls: {from: own-ca}");

        assertThat(words(hosts.galeractl("join", "-f", "cluster.yaml", "db2", "--yes")
                        .assertExit(3)))
                .contains("--install", "mariadb-server");
        assertThat(words(hosts.galeractl("join", "-f", "cluster.yaml", "db2", "--install", "--dry-run")
                        .assertExit(0)))
                .contains("Install on db2", "db2: a full copy of the data (SST)")
                .doesNotContain("Install on db1");
        hosts.join("db2", "--install").ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.join("db2", "--install").ended(0).changed()).isFalse();
    }

    /** Wherever dpkg was ended, it is let finish; and whoever forgets the switch is told of it. */
    @Test
    void anInstallationThatWasKilledIsFinishedByTheSecondRun() {
        for (String moment : List.of("Unpacking mariadb-server-core", "Setting up mariadb-server ")) {
            RunningProgram running = hosts.program("bootstrap", "-f", "cluster.yaml", "--install", "--yes")
                    .start();
            hosts.run("db1", """
                    until grep -qs '^%s' /run/galeractl/install.log; do sleep 0.02; done
                    systemctl kill --signal=KILL galeractl-install
                    """.formatted(moment));
            assertThat(words(running.await().assertExit(5))).contains("could not be installed on db1");
            assertThat(hosts.run("db1", "find /run/systemd/system -type f")).isEmpty();

            ProgramResult forgotten =
                    hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--yes").assertExit(3);
            assertThat(words(forgotten)).contains("--install");
            hosts.bootstrap("--install").ended(0);
            hosts.assertMadeWell();
            hosts.restore();
        }
    }

    /** The package manager does not hear of it; the second run waits for its end. */
    @Test
    void theOperatorIsKilledAndTheInstallationGoesOn() {
        RunningProgram killed = hosts.program("bootstrap", "-f", "cluster.yaml", "--install", "--yes")
                .start();
        hosts.run("db1", "until grep -qs '^Unpacking' /run/galeractl/install.log; do sleep 0.02; done");
        killed.signal("KILL");
        killed.await();

        hosts.bootstrap("--install").ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.run("db1", "grep -c '^Setting up mariadb-server ' /var/log/apt/term.log"))
                .isEqualTo("1");
    }

    /** Tools alone are missing where the server is installed, and runs. */
    @Test
    void aServerThatRunsIsLeftAloneWhenAToolIsInstalled() {
        hosts.network
                .names()
                .forEach(it -> hosts.run(
                        it,
                        "DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install mariadb-server"));

        ProgramResult refused =
                hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--yes").assertExit(3);
        assertThat(words(refused)).contains("--install installs what is missing: mariadb-backup");

        ProgramResult planned = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--dry-run")
                .assertExit(0);
        assertThat(words(planned)).contains("Install on db1", "mariadb-backup 1:10.11.", "Stop the server");
        hosts.bootstrap("--install").ended(0);
        hosts.assertMadeWell();
    }

    @Test
    void whatTheRepositoriesDoNotHaveIsNamedBeforeAnythingIsTouched() {
        hosts.run("db2", """
                cd /srv/packages
                sed -i '/^Package: mariadb-backup$/,/^$/d' Packages
                apt-get -q update
                """);
        String before = hosts.run("db1", TRACES);

        ProgramResult refused = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--yes")
                .assertExit(3);

        assertThat(words(refused)).contains("The repositories of db2 do not offer mariadb-backup.");
        assertThat(hosts.run("db1", TRACES)).isEqualTo(before);

        hosts.run("db1", "rm -r /var/lib/apt/lists/*");
        assertThat(words(hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--yes")
                        .assertExit(3)))
                .contains("apt-get update");
    }

    @Test
    void nothingThatIsInstalledIsReplacedAndNoDataIsTouched() {
        hosts.run("db1", """
                mkdir -p /tmp/older/DEBIAN
                printf 'Package: mysql-common\\nVersion: 5.1\\nArchitecture: all\\nMaintainer: nobody\\nDescription: older\\n' >/tmp/older/DEBIAN/control
                dpkg-deb --build /tmp/older /tmp/older.deb
                dpkg -i /tmp/older.deb
                """);
        hosts.run("db2", "mkdir /var/lib/mysql; touch /var/lib/mysql/ibdata1");

        ProgramResult refused = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--yes")
                .assertExit(3);

        assertThat(words(refused))
                .contains("would replace or remove what is installed there: mysql-common")
                .contains("On db2 there is no server, but /var/lib/mysql is not empty");
    }

    @Test
    void onAFullDiskDpkgSaysWhyAndTheSecondRunGoesOn() {
        hosts.mishaps("db1").fillDisk("/usr/share/doc", 1);

        ProgramResult failed = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--install", "--yes")
                .assertExit(5);

        assertThat(words(failed)).contains("No space left on device");
        hosts.mishaps("db1").freeDisk("/usr/share/doc");
        hosts.bootstrap("--install").ended(0);
        hosts.assertMadeWell();
    }

    @Test
    void whatIsTakenBackLeavesThePackagesAndSaysSo() {
        hosts.bootstrap("--install").ended(0);

        ProgramResult undone = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--yes")
                .assertExit(0);

        assertThat(words(undone)).contains("The packages that were installed on db1 stay");
        assertThat(hosts.run("db1", "systemctl is-active mariadb; ls /var/lib/mysql /etc/mysql/mariadb.conf.d"))
                .startsWith("inactive")
                .contains("ibdata1")
                .doesNotContain("grastate", "99-galera");
    }

    /** All that was said, as if no line had ended. */
    private static String words(ProgramResult result) {
        return (result.out() + result.err()).replaceAll("\\s+", " ");
    }
}
