package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What pages say of a start, MariaDB 11.8 does as its package starts it; {@code validate} names it before, and finds files and version by itself.
 */
class RefusedStartHosts {
    private static final String GALERA_CNF = "/etc/mysql/mariadb.conf.d/60-galera.cnf";
    private static final String GOOD = """
            [galera]
            wsrep_on=ON
            wsrep_provider=/usr/lib/galera/libgalera_smm.so
            wsrep_cluster_name=evening
            wsrep_cluster_address=gcomm://127.0.0.1,127.0.0.2
            wsrep_provider_options="gmcast.listen_addr=tcp://127.0.0.1:4567"
            binlog_format=ROW
            innodb_autoinc_lock_mode=2
            """;

    @RegisterExtension
    final HostLab lab = new HostLab();

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#REFUSED")
    void itDoesNotStart(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.in(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(1)).finds(mistake);
        host.run("galeractl validate --guard").assertExit(mistake.harm().isPresent() ? 3 : 0);

        assertThat(host.run("galera_new_cluster").exitStatus())
                .as("%s", mistake)
                .isNotZero();
        assertThat(host.run("mariadb -e 'SELECT 1'").exitStatus()).isNotZero();
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#TOLD")
    void itStartsAndTells(Mistake mistake) {
        NspawnHost host = founded(mistake);
        assertThat(host.run("journalctl -u mariadb -o cat --no-pager").out()).contains(mistake.shown());
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#OTHERWISE")
    void itStartsWithOtherValues(Mistake mistake) {
        NspawnHost host = founded(mistake);
        assertThat(host.run("mariadb -NBe 'SHOW GLOBAL VARIABLES'").out()).contains(mistake.shown());
    }

    /** MariaDB 10.11 ends; this one is up without a cluster, and a guard must not keep it down. */
    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#REFUSED_BEFORE")
    void itStartsAlone(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.in(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(1))
                .finds(Mistake.of("GAL103", "empty-is-none"));
        host.run("galeractl validate --guard").assertExit(0);

        host.run("systemctl start mariadb").assertExit(0);
        assertThat(host.run("mariadb -NBe \"SHOW STATUS LIKE 'wsrep_cluster_status'\"")
                        .out())
                .contains("Disconnected");
    }

    private NspawnHost founded(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.in(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(0)).finds(mistake);
        host.run("galeractl validate --guard").assertExit(0);
        host.run("galera_new_cluster").assertExit(0);
        assertThat(host.run("mariadb -NBe 'SELECT @@version'").out()).startsWith(Suite.TRIXIE.mariadb());
        return host;
    }
}
