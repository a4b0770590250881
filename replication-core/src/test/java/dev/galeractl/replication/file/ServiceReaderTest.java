package dev.galeractl.replication.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.optionfile.CommandLineWord;
import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.service.ServiceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit, its drop-ins and its environment, read as systemd documents it. The unit is written after MariaDB's own. */
class ServiceReaderTest {
    private static final String UNIT = """
            [Unit]
            Description=MariaDB database server
            [Service]
            User=mysql
            EnvironmentFile=-/run/mariadb-wsrep-new-cluster
            ExecStart=/bin/sh -c "set -f; [ ! -e /usr/bin/galera_recovery ] && VAR= || \\
             VAR=`/usr/bin/galera_recovery`; [ $? -eq 0 ] || exit 1; \\
             exec /usr/sbin/mariadbd $MYSQLD_OPTS $_WSREP_NEW_CLUSTER $VAR"
            TimeoutStartSec=900
            """;

    @TempDir
    Path root = Path.of("");

    @BeforeEach
    void unit() throws IOException {
        write("lib/systemd/system/mariadb.service", UNIT);
    }

    @Test
    void aUnitAloneAddsNothing() {
        ServiceAdditions service = read();
        assertThat(service.unit()).isEqualTo("mariadb.service");
        assertThat(service.program()).contains("/usr/sbin/mariadbd");
        assertThat(service.arguments()).isEmpty();
        assertThat(service.user()).contains("mysql");
        assertThat(service.startLimit().orElseThrow().seconds()).contains(900L);
    }

    @Test
    void aDropInGivesVariablesWithTheirPlace() throws IOException {
        write(
                "etc/systemd/system/mariadb.service.d/opts.conf",
                "[Service]\nEnvironment=\"MYSQLD_OPTS=--skip-name-resolve --wsrep_node_name=db1\" OTHER=1\n");
        ServiceAdditions service = read();
        assertThat(service.arguments())
                .extracting(CommandLineWord::text)
                .containsExactly("--skip-name-resolve", "--wsrep_node_name=db1");
        CommandLineWord second = service.arguments().get(1);
        assertThat(second.span().file()).isEqualTo("/etc/systemd/system/mariadb.service.d/opts.conf");
        assertThat(second.span().line()).isEqualTo(2);
        assertThat(service.environment()).containsKey("OTHER");
    }

    @Test
    void theLastWordOnProtectionCounts() throws IOException {
        assertThat(read().etcReadOnly()).isFalse();
        write("etc/systemd/system/mariadb.service.d/a.conf", "[Service]\nProtectSystem=full\n");
        assertThat(read().etcReadOnly()).isTrue();
        write("etc/systemd/system/mariadb.service.d/b.conf", "[Service]\nProtectSystem=true\n");
        assertThat(read().etcReadOnly()).isFalse();
    }

    @Test
    void aCommandLineIsStrongerThanFiles() throws IOException {
        write("etc/systemd/system/mariadb.service.d/a.conf", """
                [Service]
                ExecStart=
                ExecStart=/usr/sbin/mariadbd --wsrep_node_name=db2 $MYSQLD_OPTS
                """);
        var options = read().over(OptionFileResolver.resolve("my.cnf", "[mysqld]\nwsrep_node_name=db1\n"));
        assertThat(options.value("wsrep_node_name")).contains("db2");
        var setting = options.setting("wsrep_node_name").orElseThrow();
        assertThat(options.line(setting.nameSpan()).orElseThrow()).startsWith("ExecStart=/usr/sbin/mariadbd");
        assertThat(setting.valueSpan().orElseThrow().column())
                .isEqualTo("ExecStart=/usr/sbin/mariadbd --wsrep_node_name=".length() + 1);
    }

    @Test
    void aFileOfTheEnvironmentIsStrongerAndAnEmptyAssignmentClears() throws IOException {
        write("run/mariadb-wsrep-new-cluster", "_WSREP_NEW_CLUSTER='--wsrep-new-cluster'\n");
        write("etc/sysconfig/mysql", "# MYSQLD_OPTS=--no\nMYSQLD_OPTS=\"--port=3307\"\n");
        write(
                "etc/systemd/system/mariadb.service.d/b.conf",
                "[Service]\nEnvironment=MYSQLD_OPTS=--port=1\nEnvironmentFile=/etc/sysconfig/mysql\n");
        assertThat(read().arguments())
                .extracting(CommandLineWord::text)
                .containsExactly("--port=3307", "--wsrep-new-cluster");
        assertThat(Objects.requireNonNull(read().environment().get("_WSREP_NEW_CLUSTER"))
                        .passing())
                .isTrue();
        write("etc/systemd/system/mariadb.service.d/c.conf", "[Service]\nEnvironmentFile=\nTimeoutStartSec=1h 30min\n");
        assertThat(read().arguments()).extracting(CommandLineWord::text).containsExactly("--port=1");
        assertThat(read().startLimit().orElseThrow().seconds()).contains(5400L);
    }

    @Test
    void theDropInOfTheStrongerFolderCountsAndThatOfAnAliasToo() throws IOException {
        write("lib/systemd/system/mariadb.service.d/x.conf", "[Service]\nEnvironment=MYSQLD_OPTS=--weak\n");
        write("etc/systemd/system/mariadb.service.d/x.conf", "[Service]\nEnvironment=MYSQLD_OPTS=--strong\n");
        assertThat(read().arguments()).extracting(CommandLineWord::text).containsExactly("--strong");
        Files.createSymbolicLink(root.resolve("lib/systemd/system/mysql.service"), Path.of("mariadb.service"));
        write("etc/systemd/system/mysql.service.d/y.conf", "[Service]\nEnvironment=MYSQLD_OPTS=--alias\n");
        assertThat(read().arguments()).extracting(CommandLineWord::text).containsExactly("--alias");
    }

    @Test
    void theManagersEnvironmentIsTheWeakest() throws IOException {
        ServiceAdditions service = new ServiceReader(root)
                .read(List.of("LANG=C.UTF-8", "_WSREP_NEW_CLUSTER=--wsrep-new-cluster"))
                .orElseThrow();
        CommandLineWord word = service.word("wsrep_new_cluster").orElseThrow();
        assertThat(word.span().file()).isEqualTo(ServiceModel.MANAGER);
        assertThat(word.span().line()).isEqualTo(2);
        write("etc/systemd/system/mariadb.service.d/n.conf", "[Service]\nUnsetEnvironment=_WSREP_NEW_CLUSTER\n");
        assertThat(new ServiceReader(root)
                        .read(List.of("_WSREP_NEW_CLUSTER=--wsrep-new-cluster"))
                        .orElseThrow()
                        .arguments())
                .isEmpty();
    }

    @Test
    void whereTheFilesAreIsNoOptionOfTheServer() throws IOException {
        write("etc/systemd/system/mariadb.service.d/d.conf", """
                [Service]
                Environment="MYSQLD_OPTS=--defaults-file=/srv/my.cnf --wsrep_new_cluster"
                """);
        assertThat(read().argument("defaults-file")).contains("/srv/my.cnf");
        assertThat(read().over(OptionFileResolver.resolve("my.cnf", "")).settings())
                .extracting(OptionSetting::name)
                .containsExactly("wsrep_new_cluster");
        assertThat(read().without("wsrep-new-cluster").arguments()).hasSize(1);
    }

    /** Percona's units, as quoted at medium.com/swlh/percona-xtradb-cluster-5-7-b17e2aa55bbe; the template's by the name of its instance. */
    @Test
    void whatAnInstanceOfATemplateAddsIsItsOwn() throws IOException {
        Files.delete(root.resolve("lib/systemd/system/mariadb.service"));
        String unit =
                "[Service]\nEnvironmentFile=-/etc/sysconfig/%s\nExecStart=/usr/bin/mysqld_safe --basedir=/usr $EXTRA_ARGS\n";
        write("usr/lib/systemd/system/mysql.service", unit.formatted("mysql"));
        write("usr/lib/systemd/system/mysql@.service", unit.formatted("mysql.%i"));
        write("etc/sysconfig/mysql.bootstrap", "EXTRA_ARGS=\" --wsrep-new-cluster \"\n");
        write(
                "etc/systemd/system/mysql@bootstrap.service.d/new.conf",
                "[Service]\nEnvironment=EXTRA_ARGS=--wsrep-new-cluster\n");

        assertThat(read().unit()).isEqualTo("mysql.service");
        assertThat(read().word("wsrep_new_cluster")).isEmpty();

        write("etc/sysconfig/mysql", "EXTRA_ARGS=--wsrep-new-cluster\n");
        assertThat(read().word("wsrep_new_cluster").orElseThrow().span().start())
                .as("left in the plain unit's own file")
                .hasToString("/etc/sysconfig/mysql:1:12");
    }

    @Test
    void withoutAUnitNothingIsKnown() {
        assertThat(new ServiceReader(root.resolve("nowhere")).read(List.of())).isEqualTo(Optional.empty());
    }

    private ServiceAdditions read() {
        return new ServiceReader(root).read(List.of()).orElseThrow();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
