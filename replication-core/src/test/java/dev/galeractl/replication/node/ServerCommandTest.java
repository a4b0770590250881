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

class ServerCommandTest {
    private static final ServerVersion MARIADB = new ServerVersion(Product.MARIADB, 10, 11, 19);

    @Test
    void theOptionFileIsAlwaysTheFirstArgument() {
        NodeLaunch launch = launch(MARIADB, Optional.of(Path.of("/usr/bin/mariadb-install-db")), List.of());
        assertThat(ServerCommand.launch(launch, LaunchRole.JOINER, Optional.empty())
                        .get(1))
                .isEqualTo("--defaults-file=/etc/my.cnf");
        assertThat(ServerCommand.create(launch, Path.of("/new"), Optional.of("mysql"))
                        .get(1))
                .isEqualTo("--defaults-file=/etc/my.cnf");
        assertThat(ServerCommand.recover(launch, Optional.empty(), Path.of("/tmp/log"))
                        .get(1))
                .isEqualTo("--defaults-file=/etc/my.cnf");
    }

    @Test
    void aNewClusterIsAskedForOnTheCommandLineOnly() {
        NodeLaunch launch = launch(MARIADB, Optional.empty(), List.of("--log-warnings=2"));
        assertThat(ServerCommand.launch(launch, LaunchRole.BOOTSTRAP, Optional.empty()))
                .endsWith("--wsrep-new-cluster", "--log-warnings=2");
        assertThat(ServerCommand.launch(launch, LaunchRole.JOINER, Optional.empty()))
                .doesNotContain("--wsrep-new-cluster");
    }

    @Test
    void theSeedStorysServerKnowsNoOptionForANewCluster() {
        ServerVersion seed = new ServerVersion(Product.PERCONA_XTRADB_CLUSTER, 5, 5, 28);
        assertThat(ServerCommand.launch(
                        launch(seed, Optional.empty(), List.of()), LaunchRole.BOOTSTRAP, Optional.empty()))
                .contains("--wsrep-cluster-address=gcomm://")
                .doesNotContain("--wsrep-new-cluster");
    }

    @Test
    void whatTheOptionFileSetsIsNotOverruled() {
        NodeLaunch launch = launch(MARIADB, Optional.empty(), List.of());
        EffectiveOptions options =
                EffectiveOptions.none().withCommandLine(List.of("--plugin-dir=/own/plugins", "--socket=/own/s"));
        NodeLaunch own = new NodeLaunch(
                launch.defaultsFile(),
                options,
                launch.datadir(),
                launch.errorLog(),
                launch.consoleLog(),
                launch.pidFile(),
                launch.socket(),
                launch.installation(),
                List.of());
        assertThat(ServerCommand.launch(own, LaunchRole.JOINER, Optional.empty()))
                .contains("--basedir=/opt/server")
                .noneMatch(argument -> argument.startsWith("--plugin-dir") || argument.startsWith("--socket"));
    }

    @Test
    void aNewDatadirLetsInNobodyWithoutTheSystemsWord() {
        NodeLaunch mariadb = launch(MARIADB, Optional.of(Path.of("/usr/bin/mariadb-install-db")), List.of());
        assertThat(ServerCommand.create(mariadb, Path.of("/new"), Optional.empty()))
                .contains("--auth-root-authentication-method=socket", "--skip-test-db", "--datadir=/new");
        NodeLaunch mysql =
                launch(new ServerVersion(Product.PERCONA_XTRADB_CLUSTER, 8, 0, 36), Optional.empty(), List.of());
        assertThat(ServerCommand.create(mysql, Path.of("/new"), Optional.empty()))
                .contains("--initialize")
                .doesNotContain("--initialize-insecure");
    }

    private static NodeLaunch launch(ServerVersion version, Optional<Path> installDb, List<String> extra) {
        ServerInstallation installation = new ServerInstallation(
                Path.of("/opt/server/bin/mysqld"),
                Path.of("/opt/server"),
                installDb,
                Optional.empty(),
                Optional.empty(),
                version,
                Map.of(),
                List.of("--basedir=/opt/server", "--plugin-dir=/opt/server/lib/plugin"));
        return new NodeLaunch(
                Path.of("/etc/my.cnf"),
                EffectiveOptions.none(),
                Path.of("/data"),
                Path.of("/data.err"),
                Path.of("/data.err"),
                Path.of("/data/pid"),
                Path.of("/data/s"),
                installation,
                extra);
    }
}
