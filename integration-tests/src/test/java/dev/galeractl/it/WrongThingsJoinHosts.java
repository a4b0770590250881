package dev.galeractl.it;

import static dev.galeractl.it.WrongThing.command;
import static dev.galeractl.it.WrongThing.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.RunningProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cluster of one runs, and a host beside it is to join. One thing is wrong: {@code join -f} says what and where and leaves both hosts as they were, or it
 * fails on the way and goes on when that is mended.
 */
class WrongThingsJoinHosts {
    /** Where galeractl's own certificates would lie as well. */
    private static final String FILES = "tls: {from: files, ca: /etc/mysql/galera-tls/ca.pem,"
            + " certificate: /etc/mysql/galera-tls/cert.pem, key: /etc/mysql/galera-tls/key.pem}";

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
                command(
                        "mariabackup is missing",
                        "db2",
                        "rm $(type -P mariabackup) $(type -P mariadb-backup)",
                        "check state-transfer db2",
                        "mariabackup"),
                command("the donor has no socat", "db1", "rm $(type -P socat)", "check state-transfer db1", "socat"),
                refused(
                        "the member's IST port swallows",
                        it -> it.network.drop("db2", "db1", 4568),
                        "check reachable db2",
                        "db1",
                        "4568",
                        "nothing comes back"),
                refused(
                        "the joiner's host key changed",
                        it -> it.mishaps("db2").changeHostKey(),
                        "refusal no-evidence db2",
                        "key"),
                command(
                        "another operator holds the lock",
                        "db1",
                        "mkdir -p /var/lib/galeractl/cluster-lock; echo 'operation=join-7 by=eve@desk"
                                + " at=2026-01-01T00:00:00Z' >/var/lib/galeractl/cluster-lock/owner",
                        "check cluster-lock db1",
                        "eve@desk",
                        "--break-lock join-7"),
                refused(
                        "the description has another name for the cluster",
                        it -> it.redescribe("cluster: shop", "cluster: kiosk"),
                        "check cluster-name db2",
                        "shop",
                        "kiosk"),
                command(
                        "the key of the cluster's authority is lost",
                        "db1",
                        "rm /etc/mysql/galera-tls/authority.key",
                        "check certificates",
                        "authority.key",
                        "tls.from: files"),
                refused(
                        "the joiner has certificates of another authority",
                        it -> {
                            it.redescribe("tls: {from: own-ca}", FILES);
                            it.run("db2", otherAuthority());
                        },
                        "check certificates db1",
                        "db2 does not trust the certificate of db1"),
                refused(
                        "the joiner has no certificates",
                        it -> it.redescribe("tls: {from: own-ca}", FILES),
                        "check certificates db2",
                        "/etc/mysql/galera-tls/cert.pem is not on db2"),
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
        List<String> before = hosts.printWithoutData(List.of("db2"));
        hosts.join("db2").ended(0);
        hosts.assertMadeWell();

        hosts.join("db2", "--undo").ended(0);

        // What the transfer filled is kept beside.
        assertThat(hosts.printWithoutData(List.of("db2"))).isEqualTo(before);
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

    @Test
    void certificatesOfAnotherAuthorityAreReplacedAndKeptBeside() {
        hosts.run("db2", otherAuthority());

        hosts.join("db2").ended(0);

        hosts.assertMadeWell();
        assertThat(hosts.run("db2", "ls /etc/mysql/galera-tls/ca.pem.before-* | wc -l"))
                .isEqualTo("1");
    }

    @Test
    void aClockThatIsOffIsWarnedOf() {
        hosts.mishaps("db2").tellTime(Duration.ofHours(1));
        String plan = hosts.galeractl("join", "-f", "cluster.yaml", "db2", "--dry-run", "--format", "json")
                .assertExit(0)
                .out();
        assertThat(JsonMapper.shared().readTree(plan).path("checks").values())
                .as("%s", plan)
                .anySatisfy(it -> {
                    assertThat(it.path("slug").asString()).isEqualTo("clock");
                    assertThat(it.path("result").asString()).isEqualTo("warn");
                    assertThat(it.path("text").asString()).contains("db2");
                });
    }

    /** Makes a certificate for a node, by an authority that nobody else knows. */
    private static String otherAuthority() {
        return "mkdir -p /etc/mysql/galera-tls && cd /etc/mysql/galera-tls"
                + " && openssl req -x509 -newkey rsa:2048 -nodes -days 100 -subj /CN=other -keyout other.key -out ca.pem 2>/dev/null"
                + " && openssl req -newkey rsa:2048 -nodes -subj /CN=db2 -keyout key.pem -out other.csr 2>/dev/null"
                + " && openssl x509 -req -days 100 -in other.csr -CA ca.pem -CAkey other.key -CAcreateserial -out cert.pem 2>/dev/null"
                + " && rm other.* && chgrp mysql key.pem && chmod 640 key.pem";
    }
}
