package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What pages say of a start, MariaDB 11.8 does as its package starts it; {@code validate} names it before, and finds files and version by itself.
 */
class RefusedStartHosts {
    private static final String GALERA_CNF = "/etc/mysql/mariadb.conf.d/60-galera.cnf";
    private static final String MAIN_CNF = "/etc/mysql/mariadb.cnf";
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

    /** The files as the package brings them. */
    @EachGeneration
    void theDistributionsOwnFilesRaiseNoError(Suite suite) {
        NspawnHost host = lab.boot(suite, "db1");
        assertThat(host.run("galeractl validate --severity warning --format line")
                        .assertExit(0)
                        .out())
                .isEmpty();
        host.run("galeractl validate --guard").assertExit(0);
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#REFUSED")
    void itDoesNotStart(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.in(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(mistake.exitOfValidate()))
                .finds(mistake);
        host.run("galeractl validate --guard").assertExit(mistake.harm().isPresent() ? 3 : 0);

        assertThat(host.run("galera_new_cluster").exitStatus())
                .as("%s", mistake)
                .isNotZero();
        assertThat(host.run("mariadb -e 'SELECT 1'").exitStatus()).isNotZero();
    }

    /** Debian's packages put the library where the loader looks. */
    @EachGeneration
    void aProviderThatTheLoaderFindsIsNoMistake(Suite suite) {
        NspawnHost host = lab.boot(suite, "db1")
                .write(
                        GALERA_CNF,
                        Mistake.of("", "", "wsrep_provider=libgalera_smm.so").in(GOOD));
        assertThat(host.run("galeractl validate --format line").out()).doesNotContain("GAL104");

        host.run("galera_new_cluster").assertExit(0);
        assertThat(host.run("mariadb -NBe \"SHOW STATUS LIKE 'wsrep_ready'\"").out())
                .contains("ON");
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#TOLD")
    void itStartsAndTells(Mistake mistake) {
        NspawnHost host = founded(mistake);
        assertThat(host.run("journalctl -u mariadb -o cat --no-pager").out()).contains(mistake.shown());
    }

    @Test
    @Shows("GAL117 renamed")
    void anOptionThatIsGoneStartsAndIsTold() {
        itStartsAndTells(
                Mistake.of("GAL117", "renamed", "wsrep_causal_reads=ON").shows("wsrep-causal-reads' was removed"));
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#OTHERWISE")
    void itStartsWithOtherValues(Mistake mistake) {
        NspawnHost host = founded(mistake);
        assertThat(host.run("mariadb -NBe 'SHOW GLOBAL VARIABLES'").out()).contains(mistake.shown());
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#MALFORMED")
    void aMalformedFileEndsTheServer(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, GOOD);
        host.write(MAIN_CNF, mistake.atTheTopOf(host.run("cat " + MAIN_CNF).out()));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(1)).finds(mistake);

        assertThat(host.run("galera_new_cluster").exitStatus()).isNotZero();
        assertThat(host.run("mariadb --no-defaults -e 'SELECT 1'").exitStatus()).isNotZero();
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#MALFORMED")
    void aMalformedFileThatIsIncludedIsLost(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.atTheTopOf(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(1)).finds(mistake);
        startsAlone(host);
    }

    @Test
    @Shows("GAL108 world-writable")
    void aFileThatEverybodyMayWriteIsPassedOver() {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1")
                .write(GALERA_CNF, GOOD)
                .write("/etc/systemd/system/mariadb.service.d/open.conf", "[Service]\nProtectSystem=false\n");
        host.run("chmod o+w " + GALERA_CNF + " && systemctl daemon-reload").assertExit(0);
        assertThat(host.run("galeractl validate --format line").assertExit(1).out())
                .contains("GAL108");
        startsAlone(host);
        assertThat(host.run("journalctl -u mariadb -o cat --no-pager").out()).contains("World-writable config file");
    }

    /** To MariaDB's own service /etc is read-only. */
    @Test
    void aFileThatEverybodyButTheServiceMayWriteIsRead() {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, GOOD);
        host.run("chmod o+w " + GALERA_CNF).assertExit(0);
        assertThat(host.run("galeractl validate --format line").assertExit(0).out())
                .doesNotContain("GAL108", "GAL102");
        assertThat(host.run("galeractl config show wsrep_on").assertExit(0).out())
                .startsWith("wsrep_on = ON");

        host.run("galera_new_cluster").assertExit(0);
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#ALONE")
    void itStartsAlone(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.in(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json")).finds(mistake);
        host.run("galeractl validate --guard").assertExit(0);
        startsAlone(host);
    }

    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#FOUNDS")
    void itFoundsAClusterOfItsOwn(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.in(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(1)).finds(mistake);

        host.run("systemctl start mariadb").assertExit(0);
        assertThat(host.run("mariadb -NBe \"SHOW STATUS LIKE 'wsrep_cluster_size'\"")
                        .out())
                .isEqualTo("wsrep_cluster_size\t1\n");
    }

    /** MariaDB 10.11 ends; this one is up without a cluster, and a guard must not keep it down. */
    @ParameterizedTest
    @FieldSource("dev.galeractl.it.Mistakes#REFUSED_BEFORE")
    @Shows("GAL103 empty-is-none")
    void whatEndedTheServerBeforeStartsAlone(Mistake mistake) {
        NspawnHost host = lab.boot(Suite.TRIXIE, "db1").write(GALERA_CNF, mistake.in(GOOD));
        new ValidateAnswer(host.run("galeractl validate --format json").assertExit(1))
                .finds(Mistake.of("GAL103", "empty-is-none"));
        host.run("galeractl validate --guard").assertExit(0);
        startsAlone(host);
    }

    private static void startsAlone(NspawnHost host) {
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
