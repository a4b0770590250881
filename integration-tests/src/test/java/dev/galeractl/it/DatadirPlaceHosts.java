package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data directories on disks of their own, and behind links: as most servers have them. */
class DatadirPlaceHosts {
    private static final List<String> NODES = List.of("db1", "db2");
    private static DescribedHosts hosts;

    @BeforeAll
    static void boot() {
        hosts = DescribedHosts.boot("db1", "db2");
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @AfterEach
    void restore() {
        hosts.restore();
    }

    @Test
    void newDisksAreFilledAndTakenBackWhenPeopleHaveEmptiedThem() {
        NODES.forEach(it -> hosts.mishaps(it).mountNewDisk());
        var before = hosts.print(NODES);

        hosts.bootstrap().ended(0);
        hosts.assertMadeWell();
        var made = hosts.print(NODES);

        ProgramResult refused = undo().assertExit(3);
        assertThat(refused.out()).contains("refusal.undo.unmovable").contains("db1", "db2", "mount point");
        assertThat(hosts.print(NODES)).isEqualTo(made);

        NODES.forEach(
                it -> hosts.run(
                        it,
                        "systemctl stop mariadb; mkdir /srv/moved; "
                                + "find /var/lib/mysql -mindepth 1 -maxdepth 1 -not -name lost+found -exec mv -t /srv/moved {} +"));
        undo().assertExit(0);
        assertThat(hosts.print(NODES)).isEqualTo(before);
    }

    @Test
    void dataThatWouldBeMovedAsideIsLeftWhereItIsOnADiskOfItsOwn() {
        hosts.sql("db2", "CREATE DATABASE orders");
        hosts.mishaps("db2").moveDataToDisk(1200);
        var before = hosts.print(NODES);

        hosts.bootstrap("--overwrite-data", "db2")
                .ended(3)
                .because("refusal user-data", List.of("db2", "/var/lib/mysql", "mount point"));

        assertThat(hosts.print(NODES)).isEqualTo(before);
        assertThat(hosts.sql("db2", "SHOW DATABASES")).contains("orders");
    }

    @Test
    void linksAreFollowedAndTakenBack() {
        NODES.forEach(
                it -> hosts.run(
                        it,
                        "systemctl stop mariadb; mv /var/lib/mysql /srv/mysql; ln -s /srv/mysql /var/lib/mysql; systemctl start mariadb"));
        var before = hosts.printWithoutData(NODES);

        hosts.bootstrap().ended(0);
        hosts.assertMadeWell();
        undo().assertExit(0);

        assertThat(hosts.printWithoutData(NODES)).isEqualTo(before);
        NODES.forEach(it -> assertThat(hosts.run(it, "readlink /var/lib/mysql")).isEqualTo("/srv/mysql"));
    }

    private static ProgramResult undo() {
        return hosts.galeractl("bootstrap", "-f", "cluster.yaml", "--undo", "--yes", "--format", "json");
    }
}
