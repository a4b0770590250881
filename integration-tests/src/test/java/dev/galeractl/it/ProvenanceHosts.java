package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where {@code config show} and {@code validate --explain} say that a value comes from, the server of a real unit gets it from. */
class ProvenanceHosts {
    private static final String GALERA_CNF = "/etc/mysql/mariadb.conf.d/60-galera.cnf";
    private static final String DROP_IN = "/etc/systemd/system/mariadb.service.d/site.conf";
    private static final String DEFAULTS = "/etc/default/galera-node";
    private static final String IN_FILE = "gcomm://127.0.0.1,127.0.0.2";
    private static final String OTHER = "gcomm://127.0.0.1,127.0.0.9";
    private static final String OPTION = "--wsrep-cluster-address=" + OTHER;

    private static final String GALERA = """
            [galera]
            wsrep_on=ON
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=evening
            wsrep_cluster_address=%s
            wsrep_provider_options="gmcast.listen_addr=tcp://127.0.0.1:4567"
            binlog_format=ROW
            innodb_autoinc_lock_mode=2
            """.formatted(IN_FILE);

    @RegisterExtension
    final HostLab lab = new HostLab();

    /**
     * A way in which a service gets an address that is not that of the option files.
     *
     * @param files to be written: path and text
     * @param script to be run before the start
     * @param place of the winner, without its column
     */
    private record Way(String name, Map<String, String> files, String script, String place) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way(
                    "Environment= of a drop-in",
                    Map.of(DROP_IN, "[Service]\nEnvironment=MYSQLD_OPTS=" + OPTION + "\n"),
                    "",
                    DROP_IN + ":2"),
            new Way(
                    "EnvironmentFile= wins over Environment=",
                    Map.of(
                            DROP_IN,
                            "[Service]\nEnvironmentFile=" + DEFAULTS
                                    + "\nEnvironment=MYSQLD_OPTS=--wsrep-cluster-address=gcomm://127.0.0.8\n",
                            DEFAULTS,
                            "# of this site\nMYSQLD_OPTS=\"--skip-name-resolve " + OPTION + "\"\n"),
                    "",
                    DEFAULTS + ":2"),
            new Way(
                    "ExecStart= of a drop-in",
                    Map.of(
                            DROP_IN,
                            "[Service]\nExecStart=\nExecStart=/usr/sbin/mariadbd " + OPTION
                                    + " $MYSQLD_OPTS $_WSREP_NEW_CLUSTER $_WSREP_START_POSITION\n"),
                    "",
                    DROP_IN + ":3"),
            new Way(
                    "ExecStart= with a file of its own",
                    Map.of(
                            DROP_IN,
                            "[Service]\nExecStart=\nExecStart=/usr/sbin/mariadbd --defaults-file=/etc/site.cnf"
                                    + " $MYSQLD_OPTS $_WSREP_NEW_CLUSTER $_WSREP_START_POSITION\n",
                            "/etc/site.cnf",
                            "!include " + GALERA_CNF + "\n[mysqld]\nsocket=/run/mysqld/mysqld.sock\n"
                                    + "wsrep_cluster_address=" + OTHER + "\n"),
                    "",
                    "/etc/site.cnf:4"),
            new Way(
                    "systemctl set-environment",
                    Map.of(),
                    "systemctl set-environment MYSQLD_OPTS=" + OPTION,
                    "systemctl show-environment:1"));

    static Stream<Arguments> ways() {
        return Stream.of(Suite.BOOKWORM, Suite.TRIXIE)
                .flatMap(suite -> WAYS.stream().map(way -> Arguments.of(suite, way)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatTheServiceAddsWins(Suite suite, Way way) {
        NspawnHost host = lab.boot(suite, "db1").write(GALERA_CNF, GALERA);
        way.files().forEach(host::write);
        host.run("systemctl daemon-reload; " + way.script()).assertExit(0);

        for (String question :
                List.of("config show wsrep_cluster_address", "validate --explain wsrep_cluster_address")) {
            assertThat(host.run("galeractl " + question).out())
                    .as(question)
                    .startsWith("wsrep_cluster_address = " + OTHER + "\n  " + way.place() + ":")
                    .contains("overrides " + IN_FILE + "  " + GALERA_CNF + ":5");
        }
        host.run("galera_new_cluster").assertExit(0);
        assertThat(variables(host)).containsEntry("wsrep_cluster_address", OTHER);
    }

    /** Debian's unit does not read it, whatever its name promises. */
    @EachGeneration
    void aFileThatNoUnitNamesSaysNothing(Suite suite) {
        NspawnHost host = lab.boot(suite, "db1")
                .write(GALERA_CNF, GALERA)
                .write("/etc/default/mariadb", "MYSQLD_OPTS=" + OPTION + "\n");

        assertThat(host.run("galeractl config show wsrep_cluster_address").out())
                .startsWith("wsrep_cluster_address = " + IN_FILE + "\n  " + GALERA_CNF + ":5:")
                .doesNotContain("overrides");
        host.run("galera_new_cluster").assertExit(0);
        assertThat(variables(host)).containsEntry("wsrep_cluster_address", IN_FILE);
    }

    /** What {@code galera_new_cluster} gives for one start, given for all. */
    @EachGeneration
    void aSwitchThatFoundsAClusterAtEachStartIsSeen(Suite suite) {
        NspawnHost host = lab.boot(suite, "db1")
                .write(GALERA_CNF, GALERA)
                .write(DROP_IN, "[Service]\nEnvironment=_WSREP_NEW_CLUSTER=--wsrep-new-cluster\n");
        host.run("systemctl daemon-reload").assertExit(0);

        assertThat(host.run("galeractl config show wsrep_new_cluster").out()).contains("  " + DROP_IN + ":2:");
        assertThat(host.run("galeractl validate --format line").assertExit(1).out())
                .contains(DROP_IN + ":2:")
                .contains("GAL205");
        host.run("systemctl start mariadb").assertExit(0);
        assertThat(host.run("mariadb -NBe \"SHOW STATUS LIKE 'wsrep_cluster_status'\"")
                        .out())
                .contains("Primary");
    }

    /** Files in files, the same option in several of them: as the server reads them, and its own programs tell. */
    @EachGeneration
    void allThatTheFilesSayIsWhatTheServerSays(Suite suite) {
        NspawnHost host = lab.boot(suite, "db1")
                .write(GALERA_CNF, GALERA + "wait_timeout=70\n!includedir /etc/mysql/site.d\nmax_connections=99\n")
                .write("/etc/mysql/site.d/b.cnf", "[mariadb]\nwait_timeout=72\n[mariadb-dump]\nwait_timeout=1\n")
                .write("/etc/mysql/site.d/a.cnf", "[server]\nwait-timeout = 71 # why\nmax_connections=98\n[galera]\n")
                .write("/etc/mysql/site.d/c.txt", "[server]\nwait_timeout=73\n")
                .write("/etc/mysql/mariadb.conf.d/99-other.cnf", "[mysqld-5.5]\nwait_timeout=5\n");

        Map<String, String> shown = GivenOptions.ofConfigShow(host.run("galeractl config show --format json"));
        assertThat(shown)
                .isEqualTo(GivenOptions.ofPrintDefaults(host.run("my_print_defaults --mysqld")))
                .isEqualTo(GivenOptions.ofPrintDefaults(host.run("mariadbd --print-defaults")));

        assertThat(host.run("galeractl validate --explain wait_timeout").out())
                .startsWith("wait_timeout = 72\n  /etc/mysql/site.d/b.cnf:2:")
                .contains("/etc/mysql/site.d/a.cnf:2:", GALERA_CNF + ":9:");
        host.run("galera_new_cluster").assertExit(0);
        Map<String, String> real = variables(host);
        for (String name :
                List.of("wait_timeout", "max_connections", "socket", "pid_file", "bind_address", "wsrep_on")) {
            assertThat(real).containsEntry(name, shown.get(name));
        }
    }

    private static Map<String, String> variables(NspawnHost host) {
        Map<String, String> values = new LinkedHashMap<>();
        host.run("mariadb -NBe 'SHOW GLOBAL VARIABLES'").out().lines().forEach(line -> {
            int tab = line.indexOf('\t');
            values.put(line.substring(0, tab), line.substring(tab + 1));
        });
        return values;
    }
}
