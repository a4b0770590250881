package dev.galeractl.bootstrap.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.ServiceReading.Kind;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.service.ServiceModel;
import dev.galeractl.replication.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who starts a server: its service, if that reads exactly the file. */
class ServiceReadingTest {
    private static final Path FILE = Path.of("/etc/mysql/my.cnf");
    private static final String DEBIAN =
            "ExecStart=/usr/sbin/mariadbd $MYSQLD_OPTS $_WSREP_NEW_CLUSTER $_WSREP_START_POSITION";

    @Test
    void theStockServiceReadsTheUsualFile() {
        assertThat(read(DEBIAN, FILE)).isEqualTo(new ServiceReading(Kind.EXACTLY, List.of()));
        assertThat(read("ExecStart=/usr/sbin/mariadbd --defaults-file=/etc/mysql/my.cnf --basedir=/usr"))
                .isEqualTo(new ServiceReading(Kind.EXACTLY, List.of()));
    }

    @Test
    void twoUsualFilesAreMoreThanOne() {
        assertThat(read(DEBIAN, Path.of("/etc/my.cnf"), FILE))
                .isEqualTo(new ServiceReading(Kind.MORE, List.of("/etc/my.cnf")));
    }

    @Test
    void aNamedFileIsTheOnlyOne() {
        assertThat(read("ExecStart=/usr/sbin/mariadbd --defaults-file=/srv/my.cnf", FILE))
                .isEqualTo(new ServiceReading(Kind.OTHERS, List.of("/srv/my.cnf")));
        assertThat(read("ExecStart=/usr/sbin/mariadbd --no-defaults", FILE).kind())
                .isEqualTo(Kind.OTHERS);
    }

    @Test
    void whatDecidesWhichServerItIsStandsInTheFileOrItIsNotTheFileAlone() {
        assertThat(read("Environment=\"MYSQLD_OPTS=--datadir=/srv/data\"\n" + DEBIAN, FILE))
                .isEqualTo(new ServiceReading(Kind.MORE, List.of("--datadir=/srv/data")));
        assertThat(read("ExecStart=/usr/sbin/mariadbd --wsrep_cluster_address=gcomm://", FILE)
                        .kind())
                .isEqualTo(Kind.MORE);
        assertThat(read("Environment=_WSREP_NEW_CLUSTER=--wsrep-new-cluster\n" + DEBIAN, FILE)
                        .kind())
                .as("a switch that is there at every start")
                .isEqualTo(Kind.MORE);
        assertThat(read("ExecStart=/usr/sbin/mariadbd --skip-name-resolve $MYSQLD_OPTS", FILE)
                        .kind())
                .isEqualTo(Kind.EXACTLY);
    }

    @Test
    void whatAServiceTellsItsServerForOneStartIsNoPartOfTheNext() {
        ServiceAdditions starting = ServiceModel.of(
                "mariadb.service",
                List.of(text(DEBIAN)),
                path -> Optional.empty(),
                List.of("_WSREP_NEW_CLUSTER=--wsrep-new-cluster", "_WSREP_START_POSITION=--wsrep_start_position=x:1"));
        assertThat(ServiceReading.of(starting, List.of(FILE), FILE::equals).kind())
                .isEqualTo(Kind.EXACTLY);
    }

    @Test
    void aScriptMayTellTheServerAnything() {
        assertThat(read("ExecStart=/usr/local/bin/start-db", FILE))
                .isEqualTo(new ServiceReading(Kind.MORE, List.of("ExecStart=/usr/local/bin/start-db")));
    }

    private static ServiceReading read(String unit, Path... usual) {
        ServiceAdditions service =
                ServiceModel.of("mariadb.service", List.of(text(unit)), path -> Optional.empty(), List.of());
        return ServiceReading.of(service, List.of(usual), FILE::equals);
    }

    private static SourceText text(String unit) {
        return new SourceText(
                "/usr/lib/systemd/system/mariadb.service", "[Service]\n" + unit + "\n", StandardCharsets.UTF_8, false);
    }
}
