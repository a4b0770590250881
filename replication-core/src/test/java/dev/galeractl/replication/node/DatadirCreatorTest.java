package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a small script in the place of the program that makes the tables. */
class DatadirCreatorTest {
    private static final String MAKES_TABLES = """
            #!/bin/sh
            for each in "$@"; do case $each in --datadir=*) folder=${each#--datadir=} ;; esac; done
            echo "[Note] A temporary password is generated for root@localhost: s3cret"
            echo "Installing tables"
            mkdir "$folder/mysql" && touch "$folder/mysql/db.frm" "$folder/ibdata1"
            """;

    @TempDir
    private Path folder;

    private final List<String> heard = new ArrayList<>();

    @Test
    void theDatadirAppearsWhole() throws Exception {
        create(MAKES_TABLES);
        assertThat(folder.resolve("data/mysql/db.frm")).exists();
        assertThat(folder.resolve(".data.galeractl-new")).doesNotExist();
    }

    @Test
    void whatTheFileSystemPutThereStays() throws Exception {
        Files.createDirectories(folder.resolve("data/lost+found/kept"));
        create(MAKES_TABLES);
        assertThat(folder.resolve("data/lost+found/kept")).exists();
        assertThat(folder.resolve("data/mysql/db.frm")).exists();
        assertThat(folder.resolve("data").resolve(DatadirNames.UNFINISHED_MARK)).doesNotExist();
    }

    @Test
    void aFailureInPlaceTakesAwayWhatItMadeOnly() throws Exception {
        Files.createDirectories(folder.resolve("data/lost+found/kept"));
        assertThatThrownBy(() -> create(MAKES_TABLES + "exit 3\n"))
                .isInstanceOfSatisfying(NodeProblem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.DATADIR_NOT_CREATED);
                    assertThat(problem.sentence()).contains("Installing tables").doesNotContain("s3cret");
                });
        assertThat(folder.resolve("data/lost+found/kept")).exists();
        try (var left = Files.list(folder.resolve("data"))) {
            assertThat(left).containsExactly(folder.resolve("data/lost+found"));
        }
    }

    @Test
    void anEarlierAttemptInPlaceIsDoneAnew() throws Exception {
        Files.createDirectories(folder.resolve("data/mysql"));
        Files.createFile(folder.resolve("data/half"));
        Files.createFile(folder.resolve("data").resolve(DatadirNames.UNFINISHED_MARK));
        create(MAKES_TABLES);
        assertThat(folder.resolve("data/half")).doesNotExist();
        assertThat(folder.resolve("data/mysql/db.frm")).exists();
    }

    @Test
    void aForgottenMarkDoesNotCostTheData() throws Exception {
        Files.createDirectories(folder.resolve("data/shop"));
        Files.createFile(folder.resolve("data").resolve(DatadirNames.UNFINISHED_MARK));
        assertThatThrownBy(() -> create(MAKES_TABLES))
                .isInstanceOfSatisfying(
                        NodeProblem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.DATADIR_IN_THE_WAY));
        assertThat(folder.resolve("data/shop")).exists();
    }

    @Test
    void aPasswordIsNotPassedOn() throws Exception {
        create(MAKES_TABLES);
        assertThat(heard).contains("Installing tables").noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void filesOutsideAreRefusedBeforeAnythingIsTouched() {
        assertThatThrownBy(() -> create(MAKES_TABLES, "--innodb-log-group-home-dir=/fast/redo"))
                .isInstanceOfSatisfying(NodeProblem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.DATADIR_SPREAD);
                    assertThat(problem.detail()).isEqualTo("innodb_log_group_home_dir = /fast/redo");
                });
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPathWithABlankIsRefusedBeforeAnythingRuns() throws IOException {
        folder = Files.createDirectory(folder.resolve("a b"));
        assertThatThrownBy(() -> create(MAKES_TABLES))
                .isInstanceOfSatisfying(
                        NodeProblem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.DATADIR_PATH_BLANK));
        assertThat(heard).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void anAbsolutePathIntoTheDatadirIsMadeInPlace() throws Exception {
        String alsoThere = MAKES_TABLES + "touch '" + folder.resolve("data/ib_logfile0") + "'\n";
        create(alsoThere, "--innodb-log-group-home-dir=" + folder.resolve("data"));
        assertThat(folder.resolve("data/mysql/db.frm")).exists();
        assertThat(folder.resolve("data/ib_logfile0")).exists();
    }

    private void create(String script, String... options) throws IOException, NodeProblem, InterruptedException {
        Path program = folder.resolve("install");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        ServerInstallation installation = new ServerInstallation(
                Path.of("/opt/server/bin/mariadbd"),
                Path.of("/opt/server"),
                Optional.of(program),
                Optional.empty(),
                Optional.empty(),
                new ServerVersion(Product.MARIADB, 10, 11, 19),
                Map.of(),
                List.of());
        NodeLaunch launch = new NodeLaunch(
                folder.resolve("my.cnf"),
                EffectiveOptions.none().withCommandLine(List.of(options)),
                folder.resolve("data"),
                folder.resolve("log"),
                folder.resolve("log"),
                folder.resolve("pid"),
                folder.resolve("socket"),
                installation,
                List.of());
        new DatadirCreator(launch, line -> heard.add(line.text())).create();
    }
}
