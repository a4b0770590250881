package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes between while {@code bootstrap -f} is at work, and what is allowed by name only. */
class MidwayHosts {
    private static DescribedHosts hosts;

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.boot("db1", "db2");
    }

    @AfterAll
    static void endHosts() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @AfterEach
    void restoreHosts() {
        hosts.restore();
    }

    @Test
    void aHostThatLosesItsPowerWhileItJoinsIsNamedAndJoinsWhenItIsBack() {
        try (RunningProgram running = bootstrap().start()) {
            hosts.awaitJournal(running, "\"start-joiner\"");
            hosts.host("db2").cutPower();
            ProgramResult stopped = running.await();
            assertThat(stopped.exitStatus()).as("%s", stopped).isIn(4, 5);
            new OutcomeAnswer(stopped).because("failure", List.of("db2"));
        }
        hosts.network.bootAgain("db2");

        hosts.bootstrap().ended(0);
        hosts.assertMadeWell();
    }

    @Test
    void aSecondOperatorIsToldOfTheFirstWhoIsNotDisturbed() {
        try (RunningProgram running = bootstrap().start()) {
            hosts.awaitJournal(running, "\"stop-fresh-server\"");
            ProgramResult second = bootstrap()
                    .env("GALERACTL_STATE_HOME", hosts.network.folder().resolve("other-state"))
                    .run();
            new OutcomeAnswer(second).ended(3).because("check cluster-lock", List.of("--break-lock"));
            assertThat(running.await().exitStatus()).isZero();
        }
        hosts.assertMadeWell();
    }

    @Test
    void dataOfUsersIsSetAsideByNameOnly() {
        hosts.run("db2", "mariadb -e 'CREATE DATABASE orders'; systemctl stop mariadb");
        hosts.bootstrap().ended(3);

        hosts.bootstrap("--overwrite-data", "db2").ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.sql("db2", "SHOW DATABASES")).doesNotContain("orders");
        assertThat(hosts.run("db2", "ls -d /var/lib/mysql.before-*/orders")).isNotEmpty();
    }

    private static Program bootstrap() {
        return hosts.program("bootstrap", "-f", "cluster.yaml", "--yes", "--format", "json");
    }
}
