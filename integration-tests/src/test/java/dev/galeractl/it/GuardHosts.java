package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The drop-in of docs/guard.md in MariaDB's own unit, under a systemd of its own. */
class GuardHosts {
    private static final String GALERA_CNF = "/etc/mysql/mariadb.conf.d/60-galera.cnf";
    private static final String DROP_IN = "/etc/systemd/system/mariadb.service.d/galeractl.conf";

    @RegisterExtension
    final HostLab lab = new HostLab();

    @EachGeneration
    void itHoldsBackWhatCannotStartAndNothingElse(Suite suite) throws IOException {
        NspawnHost host = lab.boot(suite, "db1").write(DROP_IN, dropIn()).write(GALERA_CNF, galera("gcom://192.0.2.1"));
        host.run("ln -s /opt/galeractl/bin/galeractl /opt/jdk/bin/java /usr/local/bin && systemctl daemon-reload")
                .assertExit(0);

        assertThat(host.run("systemctl start mariadb").exitStatus()).isNotZero();
        assertThat(journal(host))
                .contains("60-galera.cnf:5:23: error: GAL204 address-scheme")
                .contains("the start is refused because of GAL204")
                .doesNotContain("Backend not supported");

        // Without a JVM the server is asked itself.
        host.run("rm /usr/local/bin/java").assertExit(0);
        assertThat(host.run("systemctl start mariadb").exitStatus()).isNotZero();
        assertThat(journal(host)).contains("there is no java in PATH").contains("Backend not supported");

        // What is good starts with a guard that can answer, and with one that cannot.
        host.write(GALERA_CNF, galera("gcomm://"));
        host.run("galera_new_cluster").assertExit(0);
        host.run("systemctl stop mariadb && ln -s /opt/jdk/bin/java /usr/local/bin && galera_new_cluster")
                .assertExit(0);
        // What harms members only does not keep somebody from founding a cluster.
        host.write(GALERA_CNF, galera("gcomm:///192.0.2.1"));
        host.run("systemctl stop mariadb && galera_new_cluster").assertExit(0);
        host.run("systemctl stop mariadb").assertExit(0);
        assertThat(host.run("systemctl start mariadb").exitStatus()).isNotZero();
    }

    private static String journal(NspawnHost host) {
        return host.run("journalctl -u mariadb -o cat --no-pager").out();
    }

    private static String dropIn() throws IOException {
        String page = Files.readString(Path.of("../docs/guard.md"));
        int from = page.indexOf("[Service]");
        return page.substring(from, page.indexOf("```", from));
    }

    private static String galera(String clusterAddress) {
        return """
                [galera]
                wsrep_on=ON
                wsrep_provider=/usr/lib/galera/libgalera_smm.so
                wsrep_cluster_name=evening
                wsrep_cluster_address=%s
                binlog_format=ROW
                innodb_autoinc_lock_mode=2
                """.formatted(clusterAddress);
    }
}
