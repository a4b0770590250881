package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchPathsTest {
    private static final ServerInstallation INSTALLATION = new ServerInstallation(
            Path.of("/absent/bin/mariadbd"),
            Path.of("/absent"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new ServerVersion(Product.MARIADB, 10, 11, 19),
            Map.of(),
            List.of());

    @Test
    void aSocketNobodySetIsTheDatadirsOwnAndSaidToTheServer() {
        NodeLaunch launch = launch("--datadir=/data/db1");
        assertThat(launch.socket()).isEqualTo(Path.of("/data/db1/mysql.sock"));
        assertThat(ServerCommand.launch(launch, LaunchRole.JOINER, Optional.empty()))
                .contains("--socket=/data/db1/mysql.sock");
    }

    @Test
    void aSocketTheOptionFileSetsIsKept() {
        assertThat(launch("--datadir=/data/db1", "--socket=/run/db1.sock").socket())
                .isEqualTo(Path.of("/run/db1.sock"));
    }

    @Test
    void aRunningServerIsAskedWhereItListens() {
        NodeLaunch launch = launch("--datadir=/data/db1");
        assertThat(LaunchPaths.socketOf(launch, running("--socket=/run/own.sock")))
                .isEqualTo(Path.of("/run/own.sock"));
        // Nobody said anything, so it is where servers are built to have it; this one cannot be asked.
        assertThat(LaunchPaths.socketOf(launch, running())).isEqualTo(Path.of("/run/mysqld/mysqld.sock"));
    }

    @Test
    void placesOutsideTheDatadirAreSeen() {
        EffectiveOptions options = EffectiveOptions.none()
                .withCommandLine(List.of(
                        "--innodb-undo-directory=undo",
                        "--innodb-log-group-home-dir=../redo",
                        "--aria-log-dir-path=/data/db1/aria",
                        "--innodb-data-home-dir=",
                        "--innodb-data-file-path=ibdata1:12M;/fast/ibdata2:50M:autoextend"));
        assertThat(DataFileFolders.places(options, Path.of("/data/db1")))
                .isEqualTo(Map.of(
                        "innodb_log_group_home_dir", Path.of("/data/redo"),
                        "aria_log_dir_path", Path.of("/data/db1/aria"),
                        "innodb_data_file_path", Path.of("/fast/ibdata2")));
    }

    private static NodeLaunch launch(String... options) {
        return LaunchPaths.prepare(
                Path.of("/etc/my.cnf"),
                EffectiveOptions.none().withCommandLine(List.of(options)),
                INSTALLATION,
                List.of());
    }

    private static ServerProcess running(String... arguments) {
        return new ServerProcess(1, 1, Path.of("/usr/sbin/mariadbd"), List.of(arguments), Path.of("/data/db1"));
    }
}
