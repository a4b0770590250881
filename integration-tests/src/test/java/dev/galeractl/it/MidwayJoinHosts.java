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

/** What comes between while {@code join -f} is at work on a cluster that runs: it is said, and the second run goes on. */
class MidwayJoinHosts {
    private static DescribedHosts hosts;

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.bootMember("db1", "db2");
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
    void aSecondOperatorIsToldOfTheFirstWhoIsNotDisturbed() {
        try (RunningProgram running = join().start()) {
            hosts.awaitJournal(running, "\"start-joiner\"");
            ProgramResult second = join().env(
                            "GALERACTL_STATE_HOME", hosts.network.folder().resolve("other-state"))
                    .run();
            new OutcomeAnswer(second).ended(3).because("check cluster-lock", List.of("--break-lock"));
            assertThat(running.await().exitStatus()).isZero();
        }
        hosts.assertMadeWell();
    }

    @Test
    void aDonorThatLosesItsPowerIsNamedAndTheNodeJoinsWhenTheClusterIsBack() {
        try (RunningProgram running = join().with("--patience", "20").start()) {
            hosts.awaitJournal(running, "\"await-synced\"");
            awaitLine("db1", "Shifting SYNCED -> DONOR/DESYNCED");
            hosts.host("db1").cutPower();
            ProgramResult stopped = running.await();
            assertThat(stopped.exitStatus()).as("%s", stopped).isIn(4, 5);
            new OutcomeAnswer(stopped).because("failure", List.of("db2"));
        }
        hosts.network.bootAgain("db1");
        // It was the only member and did not shut down: its people say that it has the last data.
        hosts.run(
                "db1",
                "sed -i 's/^safe_to_bootstrap.*/safe_to_bootstrap: 1/' /var/lib/mysql/grastate.dat; galera_new_cluster");

        hosts.join("db2").ended(0);
        hosts.assertMadeWell();
    }

    @Test
    void aConnectionThatIsCutOffWhileDataIsCopiedIsToldAndTheSecondRunFindsTheNodeSynced() {
        try (RunningProgram running = join().start()) {
            hosts.awaitJournal(running, "\"await-synced\"");
            hosts.network.dropUnlessFrom("db1", "db2", 22);
            ProgramResult stopped = running.await();
            assertThat(stopped.exitStatus()).as("%s", stopped).isIn(4, 5);
            new OutcomeAnswer(stopped).because("failure", List.of("db2", "nothing came back"));
        }
        hosts.network.open("db2");

        hosts.join("db2").ended(0);
        hosts.assertMadeWell();
    }

    @Test
    void aDiskThatIsFullInTheMiddleIsTheCauseAndTheJoinGoesOnInAnEmptyDirectory() {
        // Else the write-set cache alone would fill it at once.
        hosts.redescribe("cluster: shop", "cluster: shop\nprovider-options: {gcache.size: 32M}");
        hosts.mishaps("db2").moveDataToDisk(400);
        try (RunningProgram running =
                join().with("--ignore-preflight", "disk-space=we shall see").start()) {
            hosts.awaitJournal(running, "\"await-synced\"");
            awaitLine("db1", "Shifting SYNCED -> DONOR/DESYNCED");
            hosts.mishaps("db2").fillDiskOfData();
            OutcomeAnswer failed = new OutcomeAnswer(running.await()).ended(5).because("failure", List.of("db2"));
            assertThat(failed.json().path("findings").toString())
                    .as("%s", failed.json())
                    .contains("\"GAL307\"");
        }
        hosts.mishaps("db2").freeDiskOfData();

        // On what lies there now no server starts, and of a mount point the directory cannot be moved aside.
        hosts.run("db2", "find /var/lib/mysql -mindepth 1 -delete");
        hosts.join("db2").ended(0);
        hosts.assertMadeWell();
    }

    @Test
    void aSecondRunInTheMiddleOfTheTransferDoesNotDisturbIt() {
        try (RunningProgram running = join().start()) {
            hosts.awaitJournal(running, "\"await-synced\"");
            running.signal("KILL");
            running.await();
        }

        // Asked at every moment of the transfer, the first ones above all: before the server listens.
        for (int i = 0; i < 5; i++) {
            hosts.galeractl("join", "-f", "cluster.yaml", "db2", "--dry-run").assertExit(0);
        }
        hosts.join("db2").ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.run("db2", "journalctl -u mariadb -o cat | grep -c 'Broken pipe' || true"))
                .isEqualTo("0");
    }

    @Test
    void aHostThatIsOffIsNamedAndNothingIsTouched() {
        hosts.host("db2").cutPower();
        var before = hosts.print(List.of("db1"));

        hosts.join("db2").ended(3).because("refusal no-evidence", List.of("db2"));

        assertThat(hosts.print(List.of("db1"))).isEqualTo(before);
        hosts.network.bootAgain("db2");
    }

    private static void awaitLine(String node, String words) {
        hosts.run(
                node,
                "for i in $(seq 300); do journalctl -u mariadb -o cat | grep -qF '" + words
                        + "' && exit 0; sleep 0.1; done; exit 1");
    }

    private static Program join() {
        return hosts.program("join", "-f", "cluster.yaml", "db2", "--yes", "--format", "json");
    }
}
