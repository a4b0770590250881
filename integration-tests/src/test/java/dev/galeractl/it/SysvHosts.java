package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Hosts that sysvinit has booted: no systemd is there, and the package's script in /etc/init.d starts the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SysvHosts {
    /** Of a server, its guardian and the script: what they were told. */
    private static final String PROCESSES =
            "ps -eo args | grep -E '[m]ysqld_safe|[/]mariadbd|[/]etc/init.d/mariadb' || true";

    private DescribedHosts hosts;

    @BeforeAll
    void boot() {
        hosts = DescribedHosts.sysv("db1", "db2", "db3");
    }

    @AfterAll
    void shutDown() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @BeforeEach
    void restore() {
        hosts.restore();
    }

    @Test
    void freshHostsBecomeAClusterByTheirScriptsAThirdJoinsAndLeavesAgain() {
        hosts.describeWithout("db3");
        Map<String, String> before = prints(List.of("db3"));

        hosts.bootstrap().ended(0);
        assertMember("db1", 2);
        assertMember("db2", 2);
        assertThat(hosts.bootstrap().ended(0).changed()).isFalse();
        assertThat(hosts.run("db3", PROCESSES)).isNotEmpty();

        hosts.describe("tls: {from: own-ca}");
        hosts.join("db3").ended(0);
        assertMember("db3", 3);
        hosts.program("join", "-f", "cluster.yaml", "db3", "--undo", "--yes")
                .run()
                .assertExit(0);
        assertThat(prints(List.of("db3"))).isEqualTo(before);
        assertMember("db1", 2);

        // Nothing founds a cluster a second time: not the script, not the guardian of a server that has crashed.
        hosts.run("db1", "service mariadb restart");
        assertMember("db1", 2);
        assertThat(hosts.run("db1", PROCESSES)).doesNotContain("new-cluster");
    }

    @Test
    void theFirstNodesGuardianStartsNoSecondClusterAfterACrash() {
        hosts.describeWithout("db3");
        hosts.bootstrap().ended(0);
        assertThat(hosts.run("db1", PROCESSES)).contains("--wsrep-new-cluster");

        hosts.run(
                "db1",
                "kill -KILL $(pidof mariadbd); n=0; while pgrep mysqld_safe && [ $n -lt 30 ]; do n=$((n+1)); sleep 1; done");
        assertThat(hosts.run("db1", PROCESSES)).isEmpty();

        hosts.run("db1", "service mariadb start");
        assertMember("db1", 2);
    }

    @Test
    void whatWasDoneIsTakenBack() {
        hosts.describeWithout("db3");
        Map<String, String> before = prints(hosts.network.names());

        hosts.bootstrap().ended(0);
        hosts.program("bootstrap", "-f", "cluster.yaml", "--undo", "--yes")
                .run()
                .assertExit(0);

        assertThat(prints(hosts.network.names())).isEqualTo(before);
    }

    @Test
    void aStartThatFailsIsExplainedByTheSystemsLogAndNotTriedAgainByTheScript() {
        hosts.describeWithout("db3");
        hosts.run("db2", "service mariadb stop; chown root /var/lib/mysql/ibdata1; chmod 600 /var/lib/mysql/ibdata1");

        OutcomeAnswer failed = hosts.bootstrap().ended(5);
        assertThat(failed.result().out()).contains("GAL606", "ibdata1");
        hosts.run("db2", "sleep 3");
        assertThat(hosts.run("db2", PROCESSES)).isEmpty();

        hosts.run("db2", "chown mysql /var/lib/mysql/ibdata1");
        hosts.bootstrap().ended(0);
        assertMember("db2", 2);
    }

    @Test
    void onTheHostsThemselvesTheScriptIsTheServiceOfBootstrapJoinAndNodeStop() {
        for (String name : List.of("db1", "db2")) {
            hosts.host(name)
                    .write("/etc/mysql/mariadb.conf.d/60-galera.cnf", LocalUnitHosts.optionFile(hosts.network, name));
        }
        assertThat(hosts.run("db1", "galeractl bootstrap --yes --format json"))
                .contains("\"changed\": true", "\"state\": \"Synced\"");
        assertThat(hosts.run("db1", PROCESSES)).contains("mysqld_safe --wsrep-new-cluster");
        assertThat(hosts.run("db2", "galeractl join --yes --peer db1 --format json"))
                .contains("\"changed\": true", "\"state\": \"Synced\"");
        assertMember("db2", 2);
        assertThat(hosts.run("db1", "galeractl bootstrap --yes --format json")).contains("\"changed\": false");
        assertThat(hosts.run("db2", "galeractl join --yes --peer db1 --format json"))
                .contains("\"changed\": false");

        hosts.run("db2", "galeractl node stop --defaults-file=/etc/mysql/my.cnf --yes");
        assertThat(hosts.run("db2", PROCESSES)).isEmpty();
        hosts.run("db2", "galeractl join --yes --peer db1");
        assertMember("db2", 2);
    }

    private void assertMember(String name, int size) {
        assertThat(hosts.run(name, """
                        n=0
                        until mariadb -N -B -e "SHOW STATUS LIKE 'wsrep_local_state_comment'" | grep -q Synced; do
                            n=$((n + 1)); [ $n -lt 60 ] || break; sleep 1
                        done
                        mariadb -N -B -e "SHOW STATUS LIKE 'wsrep_local_state_comment'; SHOW STATUS LIKE 'wsrep_cluster_size'"
                        """)).as(name).endsWith("Synced\nwsrep_cluster_size\t" + size);
    }

    /** What an operation may change on the hosts; what a copy of data brings is another matter (UndoHosts). */
    private Map<String, String> prints(List<String> names) {
        Map<String, String> prints = hosts.print(names);
        prints.replaceAll((name, print) -> print.replaceAll("(?s)# data.*?# units", "# units"));
        return prints;
    }
}
