package dev.galeractl.it;

import static dev.galeractl.it.WrongThing.command;
import static dev.galeractl.it.WrongThing.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.RunningProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster of one runs, and a host beside it is to join. One thing is wrong: {@code join -f} says what and where and leaves both hosts as they were, or it
 * fails on the way and goes on when that is mended.
 */
class WrongThingsJoinHosts {
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

    static Stream<WrongThing> wrong() {
        return Stream.of(
                refused(
                        "the member's galera port refuses",
                        it -> it.network.reject("db2", "db1", 4567),
                        "check reachable db2",
                        "db1",
                        "4567",
                        "refused"),
                refused(
                        "the joiner's SST port swallows",
                        it -> it.network.drop("db1", "db2", 4444),
                        "check reachable db1",
                        "db2",
                        "4444",
                        "nothing comes back"),
                refused(
                        "a disk is nearly full",
                        it -> it.mishaps("db2").moveDataToDisk(220),
                        "check disk-space db2",
                        "/var/lib/mysql"),
                command("socat is missing", "db2", "rm $(type -P socat)", "check state-transfer db2", "socat"),
                refused(
                        "the description has another name for the cluster",
                        it -> it.redescribe("cluster: shop", "cluster: kiosk"),
                        "check cluster-name db2",
                        "shop",
                        "kiosk"),
                command(
                        "another option file of the joiner differs",
                        "db2",
                        "printf '[mysqld]\\ninnodb_page_size=8192\\n' >/etc/mysql/mariadb.conf.d/51-local.cnf",
                        "check equal-options",
                        "GAL150",
                        "innodb_page_size"),
                command(
                        "another process on the galera port",
                        "db2",
                        "systemd-run --quiet socat tcp-listen:4567,fork,reuseaddr /dev/null; sleep 1; systemctl stop mariadb",
                        "check ports db2",
                        "4567"),
                refused(
                        "sudo refuses",
                        it -> {
                            it.mishaps("db2").addSudoAccounts(Path.of(it.network.key() + ".pub"));
                            it.redescribe("ssh: {host: db2}", "ssh: {host: db2, user: never, sudo: passwordless}");
                        },
                        "refusal no-evidence db2",
                        "sudo"),
                command(
                        "data of users",
                        "db2",
                        "mariadb -e 'CREATE DATABASE orders'; systemctl stop mariadb",
                        "refusal user-data db2",
                        "orders",
                        "--overwrite-data db2"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isSaidAndNothingIsTouched(WrongThing wrong) {
        wrong.mishap().accept(hosts);
        Map<String, String> before = hosts.print(hosts.network.names());

        hosts.join("db2").ended(wrong.status()).because(wrong.reason(), wrong.words());

        assertThat(hosts.print(hosts.network.names())).isEqualTo(before);
    }

    @Test
    void dataOfUsersIsSetAsideByNameOnly() {
        hosts.run("db2", "mariadb -e 'CREATE DATABASE orders'; systemctl stop mariadb");

        hosts.join("db2", "--overwrite-data", "db2").ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.run("db2", "ls -d /var/lib/mysql.before-*/orders")).isNotEmpty();
    }

    @Test
    void aJoinIsTakenBackAndTheMemberStays() {
        List<String> before = withoutData(hosts.print(List.of("db2")));
        hosts.join("db2").ended(0);
        hosts.assertMadeWell();

        hosts.join("db2", "--undo").ended(0);

        // What the transfer filled is kept beside.
        assertThat(withoutData(hosts.print(List.of("db2")))).isEqualTo(before);
        assertThat(hosts.sql("db1", "SHOW STATUS LIKE 'wsrep_cluster_size'")).endsWith("\t1");
    }

    @Test
    void aServerThatIsRestartedForEverIsAFailureAndJoinsWhenItIsMended() {
        String dropIn = "/etc/systemd/system/mariadb.service.d/";
        hosts.run(
                "db2",
                "systemctl stop mariadb; mkdir -p " + dropIn
                        + "; printf '[Unit]\\nStartLimitIntervalSec=0\\n[Service]\\nRestart=always\\nRestartSec=1\\n"
                        + "ExecStartPre=/bin/false\\n' >" + dropIn + "loop.conf; systemctl daemon-reload");

        hosts.join("db2", "--patience", "20").ended(5).because("failure", List.of("db2"));

        hosts.run("db2", "rm " + dropIn + "loop.conf; systemctl daemon-reload; systemctl reset-failed mariadb");
        hosts.join("db2").ended(0);
        hosts.assertMadeWell();
    }

    @Test
    void aHostThatLosesItsPowerInTheTransferIsNamedAndJoinsWhenItIsBack() {
        try (RunningProgram running = hosts.program("join", "-f", "cluster.yaml", "db2", "--yes", "--format", "json")
                .start()) {
            hosts.awaitJournal(running, "\"start-joiner\"");
            hosts.host("db2").cutPower();
            var stopped = running.await();
            assertThat(stopped.exitStatus()).as("%s", stopped).isIn(4, 5);
            new OutcomeAnswer(stopped).because("failure", List.of("db2"));
        }
        hosts.network.bootAgain("db2");

        hosts.join("db2").ended(0);
        hosts.assertMadeWell();
    }

    private static List<String> withoutData(Map<String, String> prints) {
        return prints.values().stream()
                .flatMap(String::lines)
                .filter(it -> !it.startsWith("var/lib/mysql"))
                .toList();
    }
}
