package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the hosts themselves, as a script of provisioning does it: packages with their stock server running, an option file, and one command on each host. */
class LocalUnitHosts {
    private static final String OPTION_FILE = "/etc/mysql/mariadb.conf.d/60-galera.cnf";
    private static final String DROP_IN = "/etc/systemd/system/mariadb.service.d/more.conf";

    @RegisterExtension
    final HostLab lab = new HostLab();

    @EachGeneration
    void aCommandOnEachHostMakesACluster(Suite suite) throws IOException {
        HostNetwork network = provisioned(suite, "db1", "db2", "db3");
        List<String> commands = commandsOfThePage();
        assertThat(commands).hasSize(2);
        String join = commands.get(1).replace("10.0.0.11", network.address("db1"));

        ProgramResult founded = network.host("db1")
                .run("galeractl bootstrap --yes --format json")
                .assertExit(0);
        assertThat(founded.out()).contains("\"changed\": true", "\"state\": \"Synced\"");
        for (String name : List.of("db2", "db3")) {
            ProgramResult joined =
                    network.host(name).run(join + " --format json").assertExit(0);
            assertThat(joined.out()).contains("\"changed\": true", "\"state\": \"Synced\"");
        }
        network.names().forEach(name -> assertMember(network, name, 3));

        // What was started is the hosts' own service: it comes back as a member, and is still what the commands were
        // for.
        network.host("db2").run("systemctl restart mariadb").assertExit(0);
        assertMember(network, "db2", 3);
        assertNothingToDo(network, "db1", "bootstrap --yes");
        assertNothingToDo(network, "db2", "join --yes --peer db1");
        network.host("db1").run("systemctl restart mariadb").assertExit(0);
        assertNothingToDo(network, "db1", "bootstrap --yes");

        network.host("db3")
                .run("galeractl node stop --defaults-file=/etc/mysql/my.cnf --yes")
                .assertExit(0);
        assertThat(network.host("db3").run("systemctl is-active mariadb").out()).contains("inactive");
        network.host("db3").run("galeractl join --yes --peer db2").assertExit(0);
        assertMember(network, "db3", 3);
    }

    /** A kill that cannot be caught, just when a step has begun. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aSecondRunGoesOnWhereAKilledOneStopped(int step) {
        HostNetwork network = provisioned(Suite.BOOKWORM, "db1", "db2");

        killAt(network.host("db1"), "bootstrap --yes", Math.min(step, 4));
        network.host("db1").run("galeractl bootstrap --yes").assertExit(0);
        assertMember(network, "db1", 1);

        killAt(network.host("db2"), "join --yes --peer db1", step);
        network.host("db2").run("galeractl join --yes --peer db1").assertExit(0);
        assertMember(network, "db2", 2);
        assertNothingToDo(network, "db1", "bootstrap --yes");
        assertNothingToDo(network, "db2", "join --yes --peer db1");
    }

    /** An interruption at a terminal, while the service is starting: systemd goes on with that. */
    @Test
    void aRunThatIsInterruptedCanBeGoneOnWith() {
        HostNetwork network = provisioned(Suite.BOOKWORM, "db1", "db2");
        network.host("db1").run("galeractl bootstrap --yes").assertExit(0);

        ProgramResult interrupted = network.host("db2").run("""
                env --default-signal=INT galeractl join --yes > /tmp/out 2>&1 &
                pid=$!
                until grep -q '\\[5/' /tmp/out; do sleep 0.02; done
                kill -INT $pid
                wait $pid
                """);
        assertThat(interrupted.exitStatus()).isEqualTo(130);
        network.host("db2").run("galeractl join --yes").assertExit(0);
        assertMember(network, "db2", 2);
        assertNothingToDo(network, "db2", "join --yes");
    }

    /** The server's words are in the journal, or in a log of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "log_error = /var/log/mysql/error.log\n"})
    void aStartThatFailsIsExplainedAndLeavesNothingAtTheService(String log) {
        HostNetwork network = provisioned(Suite.BOOKWORM, "db1", "db2");
        for (String name : network.names()) {
            network.host(name)
                    .write(OPTION_FILE, optionFile(network, name) + log)
                    .run("install -d -o mysql /var/log/mysql")
                    .assertExit(0);
        }
        NspawnHost db1 = network.host("db1");
        db1.run("systemctl stop mariadb; chown root /var/lib/mysql/ibdata1; chmod 600 /var/lib/mysql/ibdata1")
                .assertExit(0);
        ProgramResult failed =
                db1.run("galeractl bootstrap --yes --format json").assertExit(5);
        assertThat(failed.out()).contains("\"kind\": \"step-failed\"", "\"code\": \"GAL606\"", "ibdata1");
        assertNothingLeft(network, "db1");
        db1.run("chown mysql /var/lib/mysql/ibdata1").assertExit(0);
        db1.run("galeractl bootstrap --yes").assertExit(0);
        assertMember(network, "db1", 1);

        network.reject("db1", "db2", 4444);
        ProgramResult unsent =
                network.host("db2").run("galeractl join --yes --format json").assertExit(5);
        assertThat(unsent.out()).contains("\"kind\": \"step-failed\"", "\"code\": \"GAL320\"");
        assertNothingLeft(network, "db2");
        network.open("db2");
        network.host("db2").run("galeractl join --yes").assertExit(0);
        assertMember(network, "db2", 2);
    }

    @Test
    void noOtherServerIsTouched() {
        HostNetwork network = provisioned(Suite.BOOKWORM, "db1", "db2");
        NspawnHost db1 = network.host("db1");

        db1.write(DROP_IN, "[Service]\nEnvironment=MYSQLD_OPTS=--port=3307\n").run("systemctl daemon-reload");
        assertThat(db1.run("galeractl bootstrap --yes").assertExit(3).out()).contains("--port=3307");
        db1.run("rm " + DROP_IN + "; systemctl daemon-reload").assertExit(0);

        db1.run("mkdir /srv/other; sed 's/^!includedir.*conf.d.*//' /etc/mysql/my.cnf > /srv/other/my.cnf; cat "
                        + OPTION_FILE + " >> /srv/other/my.cnf")
                .assertExit(0);
        ProgramResult another = db1.run("galeractl bootstrap --yes --defaults-file=/srv/other/my.cnf")
                .assertExit(3);
        assertThat(another.out()).contains("the service mariadb", "/etc/mysql/my.cnf");

        db1.run("mariadb -e 'CREATE DATABASE shop'").assertExit(0);
        assertThat(db1.run("galeractl bootstrap --yes").assertExit(3).out()).contains("already (process");
        assertThat(network.host("db2")
                        .run("galeractl join --yes --peer db1")
                        .assertExit(3)
                        .out())
                .contains("The member db1");
        assertThat(network.host("db2")
                        .run("galeractl join --yes --peer 192.0.2.7")
                        .assertExit(3)
                        .out())
                .contains("does not list it");
        assertThat(db1.run("galeractl node run --bootstrap --yes --defaults-file=/etc/mysql/my.cnf")
                        .assertExit(3)
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("for that service to stay with it");
        for (String name : network.names()) {
            network.host(name).run("systemctl is-active mariadb").assertExit(0);
            assertNothingLeft(network, name);
        }
    }

    /** The blocks of a shell in docs/on-the-host.md, in their order. */
    private static List<String> commandsOfThePage() throws IOException {
        return Pattern.compile("```sh\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/on-the-host.md")))
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    /** The stock server runs; the option file came after it. */
    private HostNetwork provisioned(Suite suite, String... names) {
        HostNetwork network = lab.network(suite, names);
        for (String name : names) {
            network.host(name)
                    .run("systemctl enable --quiet mariadb; systemctl start mariadb")
                    .assertExit(0);
            network.host(name).write(OPTION_FILE, optionFile(network, name));
        }
        return network;
    }

    static String optionFile(HostNetwork network, String name) {
        String members =
                String.join(",", network.names().stream().map(network::address).toList());
        return """
                [galera]
                wsrep_on                 = ON
                wsrep_provider           = /usr/lib/galera/libgalera_smm.so
                wsrep_cluster_name       = shop
                wsrep_cluster_address    = gcomm://%s
                wsrep_node_name          = %s
                wsrep_node_address       = %s
                wsrep_sst_method         = rsync
                binlog_format            = ROW
                default_storage_engine   = InnoDB
                innodb_autoinc_lock_mode = 2
                bind-address             = 0.0.0.0
                """.formatted(members, name, network.address(name));
    }

    /** A run that is over before its step has come was not killed; that is as good. */
    private static void killAt(NspawnHost host, String command, int step) {
        host.run("""
                galeractl %s > /tmp/out 2>&1 &
                pid=$!
                until grep -q '\\[%d/' /tmp/out || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
                kill -KILL $pid
                wait $pid
                true
                """.formatted(command, step)).assertExit(0);
    }

    private static void assertNothingToDo(HostNetwork network, String name, String command) {
        ProgramResult result = network.host(name).run("galeractl " + command + " --format json");
        assertThat(result.assertExit(0).out()).contains("\"changed\": false");
    }

    private static void assertMember(HostNetwork network, String name, int size) {
        assertThat(status(network, name, "wsrep_local_state_comment")).isEqualTo("Synced");
        assertThat(status(network, name, "wsrep_cluster_size")).isEqualTo(Integer.toString(size));
        assertNothingLeft(network, name);
    }

    private static void assertNothingLeft(HostNetwork network, String name) {
        assertThat(network.host(name)
                        .run("systemctl show-environment | grep WSREP_NEW; ls /run/mysqld | grep new-cluster; "
                                + "ls /run/systemd/system/mariadb.service.d 2>/dev/null; true")
                        .out())
                .isEmpty();
    }

    private static String status(HostNetwork network, String name, String variable) {
        String answer = network.host(name)
                .run("mariadb -N -B -e \"SHOW STATUS LIKE '" + variable + "'\"")
                .assertExit(0)
                .out()
                .strip();
        return answer.substring(answer.indexOf('\t') + 1);
    }
}
