package dev.galeractl.it;

import static dev.galeractl.it.WrongThing.command;
import static dev.galeractl.it.WrongThing.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing is wrong on one of three hosts: {@code bootstrap -f} says what and where, with the exit status that belongs to it, and every host is as before.
 */
class WrongThingsHosts {
    private static DescribedHosts hosts;

    @BeforeAll
    static void bootHosts() {
        hosts = DescribedHosts.boot("db1", "db2", "db3");
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

    static Stream<WrongThing> network() {
        return Stream.of(
                refused(
                        "galera port refuses, one way",
                        it -> it.network.reject("db3", "db1", 4567),
                        "check reachable db3",
                        "db1",
                        "4567",
                        "refused"),
                refused(
                        "IST port swallows, one way",
                        it -> it.network.drop("db1", "db2", 4568),
                        "check reachable db1",
                        "db2",
                        "4568",
                        "nothing comes back"),
                refused(
                        "SST port swallows, one way",
                        it -> it.network.drop("db2", "db3", 4444),
                        "check reachable db2",
                        "db3",
                        "4444"),
                command(
                        "another process on the galera port",
                        "db2",
                        "systemd-run --quiet socat tcp-listen:4567,fork,reuseaddr /dev/null; sleep 1",
                        "refusal no-evidence db1",
                        "4567",
                        "--accept-missing"),
                refused(
                        "a name leads elsewhere",
                        it -> {
                            it.redescribe("db3, address: " + it.network.address("db3"), "db3, address: db3");
                            it.run("db1", "sed -i '/ db3$/d' /etc/hosts; echo 10.250.250.250 db3 >>/etc/hosts");
                        },
                        "check reachable db1",
                        "db3"));
    }

    static Stream<WrongThing> hosts() {
        return Stream.of(
                command("socat is missing", "db2", "rm $(type -P socat)", "check state-transfer db2", "socat"),
                command(
                        "mariabackup is missing",
                        "db3",
                        "rm $(type -P mariabackup) $(type -P mariadb-backup)",
                        "check state-transfer db3",
                        "mariabackup"),
                command("openssl is missing", "db3", "rm $(type -P openssl)", "check state-transfer db3", "openssl"),
                refused(
                        "a disk is nearly full",
                        it -> it.mishaps("db2").moveDataToDisk(220),
                        "check disk-space db2",
                        "/var/lib/mysql"),
                command("a unit is masked", "db2", "systemctl mask --now mariadb", "refusal server-runs db2", "unmask"),
                command(
                        "a server with data of users runs",
                        "db2",
                        "mariadb -e 'CREATE DATABASE orders'",
                        "refusal server-runs db2",
                        "/var/lib/mysql"),
                command(
                        "data of users",
                        "db2",
                        "mariadb -e 'CREATE DATABASE orders'; systemctl stop mariadb",
                        "refusal user-data db2",
                        "orders",
                        "--overwrite-data db2"),
                command(
                        "a cluster of another name is alive",
                        "db2",
                        cluster("kiosk", "db2"),
                        "refusal primary-answers db1",
                        "Primary"),
                command("a cluster is alive", "db3", cluster("shop", "db3"), "refusal primary-answers db1", "Primary"),
                new WrongThing(
                        "another operator holds the lock",
                        it -> it.run(
                                "db3",
                                "mkdir -p /var/lib/galeractl/cluster-lock; echo 'operation=bootstrap-7 by=eve@desk"
                                        + " at=2026-01-01T00:00:00Z' >/var/lib/galeractl/cluster-lock/owner"),
                        3,
                        "check cluster-lock db3",
                        List.of("eve@desk", "--break-lock bootstrap-7")),
                command(
                        "another option file makes one host differ",
                        "db2",
                        "printf '[mysqld]\\ninnodb_page_size=8192\\n' >/etc/mysql/mariadb.conf.d/51-local.cnf",
                        "check equal-options",
                        "GAL150",
                        "innodb_page_size"),
                command(
                        "a later option file names another cluster",
                        "db2",
                        "printf '[mysqld]\\nwsrep_cluster_name=kiosk\\n' >/etc/mysql/mariadb.conf.d/zz-late.cnf",
                        "check option-file-order db2",
                        "zz-late.cnf",
                        "kiosk"));
    }

    static Stream<WrongThing> access() {
        return Stream.of(
                refused(
                        "a host's key changed",
                        it -> it.mishaps("db2").changeHostKey(),
                        "refusal no-evidence db2",
                        "key"),
                refused("a host's key is not known", WrongThingsHosts::forgetKeys, "refusal no-evidence db1", "key"),
                refused(
                        "sudo refuses",
                        it -> {
                            it.mishaps("db1").addSudoAccounts(Path.of(it.network.key() + ".pub"));
                            it.redescribe("ssh: {host: db1}", "ssh: {host: db1, user: never, sudo: passwordless}");
                        },
                        "refusal no-evidence db1",
                        "sudo"),
                refused("a host is off", it -> it.host("db3").cutPower(), "refusal no-evidence db3", "db3"),
                refused("a cable is out", it -> it.network.unplug("db3"), "refusal no-evidence db3", "db3"));
    }

    static Stream<WrongThing> bearable() {
        return Stream.of(
                new WrongThing(
                        "a clock is off",
                        it -> it.mishaps("db3").tellTime(Duration.ofHours(1)),
                        0,
                        "clock warn",
                        List.of("db3")),
                new WrongThing(
                        "clients' port refuses, one way",
                        it -> {
                            // Where a server listens already its port is not tried.
                            it.run("db1", "systemctl stop mariadb");
                            it.network.reject("db2", "db1", 3306);
                        },
                        0,
                        "reachable warn",
                        List.of("db2", "db1", "3306", "refused")));
    }

    @ParameterizedTest
    @MethodSource("bearable")
    void isWarnedOf(WrongThing wrong) {
        wrong.mishap().accept(hosts);
        String plan = hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--dry-run", "--format", "json")
                .assertExit(wrong.status())
                .out();
        assertThat(JsonMapper.shared().readTree(plan).path("checks").values())
                .as("%s", plan)
                .anySatisfy(it -> {
                    assertThat(it.path("slug").asString() + " "
                                    + it.path("result").asString())
                            .isEqualTo(wrong.reason());
                    assertThat(it.path("text").asString()).contains(wrong.words());
                });
    }

    @ParameterizedTest
    @MethodSource({"network", "hosts", "access"})
    void isSaidAndNothingIsTouched(WrongThing wrong) {
        wrong.mishap().accept(hosts);
        List<String> alive = wrong.what().equals("a host is off") ? List.of("db1", "db2") : hosts.network.names();
        Map<String, String> before = hosts.print(alive);

        hosts.bootstrap().ended(wrong.status()).because(wrong.reason(), wrong.words());

        assertThat(hosts.print(alive)).isEqualTo(before);
    }

    private static void forgetKeys(DescribedHosts hosts) {
        try {
            Files.writeString(hosts.network.knownHosts(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a cluster of one. */
    private static String cluster(String name, String node) {
        return """
                set -e
                systemctl stop mariadb
                printf '[mysqld]\\n%%s\\n' wsrep_on=ON wsrep_provider=/usr/lib/galera/libgalera_smm.so wsrep_cluster_name=%s \
                    wsrep_cluster_address=gcomm://%s binlog_format=ROW innodb_autoinc_lock_mode=2 \
                    >/etc/mysql/mariadb.conf.d/60-galera.cnf
                galera_new_cluster
                """.formatted(name, node);
    }
}
