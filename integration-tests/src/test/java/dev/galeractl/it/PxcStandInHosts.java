package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clusters on hosts where everything that galeractl touches has the names of Percona XtraDB Cluster ({@link PxcStandIn}). No live one was available. */
class PxcStandInHosts {
    private static final List<String> BOTH = List.of("db1", "db2");

    private static DescribedHosts hosts;

    @BeforeAll
    static void boot() {
        hosts = DescribedHosts.boot(PxcStandIn.PACKAGES, "db1", "db2");
    }

    @AfterEach
    void restore() {
        hosts.restore();
    }

    @AfterAll
    static void close() {
        hosts.close();
    }

    @Test
    void theFirstNodeIsFoundedByItsOwnUnitAndRestartedAsPlanned() {
        ProgramResult planned =
                hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--dry-run").assertExit(0);
        assertThat(planned.out()).contains("mysql@bootstrap", "systemctl start mysql", "docs/percona.md");

        hosts.bootstrap().ended(0);
        hosts.assertMadeWell();
        assertThat(active("db1")).containsExactly("mysql@bootstrap.service");
        assertThat(active("db2")).containsExactly("mysql.service");
        assertThat(hosts.run("db1", "cat " + PxcStandIn.ASKED))
                .containsOnlyOnce("mysqld --wsrep-new-cluster")
                .contains("wsrep_sst_xtrabackup-v2 donor");
        assertThat(hosts.run("db2", "cat " + PxcStandIn.ASKED))
                .doesNotContain("--wsrep-new-cluster")
                .contains("wsrep_sst_xtrabackup-v2 joiner");
        assertThat(hosts.sql("db2", "SHOW VARIABLES LIKE 'wsrep_provider_options'"))
                .contains("socket.ssl = YES");

        assertThat(hosts.bootstrap().ended(0).json().path("changed").asBoolean(true))
                .isFalse();

        // What the plan told people to do.
        hosts.run("db1", "systemctl stop mysql@bootstrap; systemctl start mysql");
        hosts.assertMadeWell();
        assertThat(active("db1")).containsExactly("mysql.service");
    }

    private static List<String> active(String name) {
        return hosts.run(name, "systemctl list-units --plain --no-legend --state=running 'mysql*' | cut -d ' ' -f 1")
                .lines()
                .toList();
    }

    @Test
    void anEmptyNodeJoinsAndNobodyHearsThePasswordThatItWasMadeWith() {
        hosts.bootstrap().ended(0);
        hosts.run("db2", "systemctl stop mysql; rm -rf /var/lib/mysql/*");

        ProgramResult joined =
                hosts.galeractl("join", "-f", "cluster.yaml", "db2", "--yes").assertExit(0);

        hosts.assertMadeWell();
        assertThat(hosts.run("db2", "cat " + PxcStandIn.ASKED)).contains("mysqld --no-defaults --initialize");
        assertThat(joined.out() + joined.err() + hosts.journal()).doesNotContain("soGuessable");
    }

    @Test
    void whyANodeDidNotJoinIsReadFromTheFileToWhichItsServerWrites() {
        hosts.run("db2", "printf '#!/bin/sh\\nexit 3\\n' >/usr/bin/wsrep_sst_xtrabackup-v2");

        OutcomeAnswer failed = hosts.bootstrap().ended(5);

        assertThat(failed.json().path("findings").toString()).contains("GAL3");
        assertThat(active("db1")).containsExactly("mysql@bootstrap.service");
    }

    @Test
    void aFoundingIsTakenBackByTheUnitThatMadeIt() {
        Map<String, String> before = hosts.print(BOTH);
        hosts.bootstrap().ended(0);

        hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--yes").assertExit(0);

        assertThat(BOTH).allSatisfy(it -> assertThat(active(it)).isEmpty());
        assertThat(withoutNoteOfMasters(hosts.print(BOTH).get("db1")))
                .isEqualTo(withoutNoteOfMasters(before.get("db1")));
    }

    /** MariaDB's own note of other masters, which its server leaves when it is stopped. */
    private static String withoutNoteOfMasters(@Nullable String print) {
        return String.valueOf(print).replace("var/lib/mysql/multi-master.info f\n", "");
    }
}
