package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code galeractl doctor} without arguments on a host where MariaDB runs under systemd and writes to the journal: the way a DBA calls it. */
class DoctorHosts {
    private static final String GALERA_CNF = "/etc/mysql/mariadb.conf.d/60-galera.cnf";

    /** The whole range of loopback addresses is the host's own; a node that listens at all of them finds itself everywhere. */
    private static final String LISTEN_AT_ONE_ADDRESS =
            "wsrep_provider_options=gmcast.listen_addr=tcp://127.0.0.1:4567\n";

    @RegisterExtension
    final HostLab lab = new HostLab();

    @Test
    void aMistakeInTheConfiguration() {
        NspawnHost host = lab.boot("db1").write(GALERA_CNF, galera("gcom://"));
        assertThat(host.run("systemctl start mariadb").exitStatus()).isNotZero();

        host.doctor()
                .isVerdict("broken")
                .finds("GAL204 start-refused")
                .proves("GAL204", "journal of mariadb.service", "Backend not supported: gcom://")
                .has("/live/remarks/0/kind", "config-still");

        host.write(GALERA_CNF, galera("gcomm://")).run("galera_new_cluster").assertExit(0);
        host.doctor().isVerdict("ok").finds("GAL204 healed").has("/live/status/state", "Synced");
    }

    @Test
    @Shows("GAL161 short")
    void aStartThatTakesTooLong() {
        NspawnHost host = lab.boot("db1")
                .write(GALERA_CNF, galera("gcomm://127.0.0.9") + LISTEN_AT_ONE_ADDRESS)
                .write("/etc/systemd/system/mariadb.service.d/patience.conf", "[Service]\nTimeoutStartSec=8\n");
        assertThat(host.run("systemctl daemon-reload; systemctl start mariadb").exitStatus())
                .isNotZero();

        host.doctor()
                .isVerdict("broken")
                .says("GAL203", "127.0.0.9:4567")
                .proves("GAL907", "journal of mariadb.service", "start operation timed out. Terminating.");
    }

    /** Debian's package has a socket unit; where it is enabled, systemd listens for a server that was not asked for. */
    @Test
    void systemdHoldsThePortForTheServer() {
        NspawnHost host = lab.boot("db1").write(GALERA_CNF, galera("gcomm://"));
        assertThat(host.run("systemctl start mariadb.socket && galera_new_cluster")
                        .exitStatus())
                .isNotZero();

        host.doctor().isVerdict("broken").finds("GAL904 client-port").says("GAL904", "3306");
        host.run("systemctl stop mariadb.socket && galera_new_cluster").assertExit(0);
        host.doctor().isVerdict("ok").finds("GAL904 healed");
    }

    /** The package as it comes has a server that runs, and no cluster. */
    @Test
    void aServerWithoutGalera() {
        NspawnHost host = lab.boot("db1");
        host.run("systemctl start mariadb").assertExit(0);

        host.doctor().isVerdict("unknown").finds("GAL900 server-without-galera");
    }

    private static String galera(String clusterAddress) {
        return """
                [galera]
                wsrep_on=ON
                wsrep_provider=/usr/lib/galera/libgalera_smm.so
                wsrep_cluster_name=evening
                wsrep_cluster_address=%s
                binlog_format=ROW
                default_storage_engine=InnoDB
                innodb_autoinc_lock_mode=2
                """.formatted(clusterAddress);
    }
}
