package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.node.DatadirState.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatadirInspectorTest {
    @TempDir
    private Path folder;

    @Test
    void nothingThereIsMissing() {
        assertThat(DatadirInspector.content(folder.resolve("absent"))).isEqualTo(new Content.Missing());
    }

    @Test
    void whatAFileSystemPutsThereIsNothing() throws IOException {
        Files.createDirectory(folder.resolve("lost+found"));
        assertThat(DatadirInspector.content(folder)).isEqualTo(new Content.Empty());
    }

    @Test
    void aFreshDatadirHoldsTheSystemOnly() throws IOException {
        freshDatadir();
        Files.createDirectory(folder.resolve("test"));
        Files.createFile(folder.resolve("test/db.opt"));
        assertThat(DatadirInspector.content(folder)).isEqualTo(new Content.SystemOnly());
    }

    @Test
    void schemasOfUsersAreNamedEvenIfEmpty() throws IOException {
        freshDatadir();
        Files.createDirectory(folder.resolve("shop"));
        Files.createDirectory(folder.resolve("test"));
        Files.createFile(folder.resolve("test/t1.ibd"));
        Files.createDirectory(folder.resolve("#innodb_redo"));
        assertThat(DatadirInspector.content(folder)).isEqualTo(new Content.UserData(List.of("shop", "test")));
    }

    @Test
    void anotherProductsFolderIsForeign() throws IOException {
        Files.createFile(folder.resolve("PG_VERSION"));
        Files.createDirectory(folder.resolve("base"));
        assertThat(DatadirInspector.content(folder))
                .isEqualTo(new Content.Foreign(Optional.of("PostgreSQL"), "PG_VERSION"));
    }

    @Test
    void aFolderOfAnythingElseIsForeign() throws IOException {
        Files.createFile(folder.resolve("thesis.odt"));
        assertThat(DatadirInspector.content(folder)).isEqualTo(new Content.Foreign(Optional.empty(), "thesis.odt"));
    }

    @Test
    void aFileIsForeign() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(DatadirInspector.content(file)).isEqualTo(new Content.Foreign(Optional.empty(), file.toString()));
    }

    @Test
    void anInterruptedCreationIsUnfinishedWhateverElseIsThere() throws IOException {
        freshDatadir();
        Files.createFile(folder.resolve(DatadirInspector.UNFINISHED_MARK));
        assertThat(DatadirInspector.content(folder)).isEqualTo(new Content.Unfinished());
    }

    @Test
    void anInterruptedTransferIsUnfinished() throws IOException {
        freshDatadir();
        Files.createFile(folder.resolve("sst_in_progress"));
        assertThat(DatadirInspector.content(folder)).isEqualTo(new Content.TransferUnfinished());
    }

    private void freshDatadir() throws IOException {
        for (String schema : List.of("mysql", "performance_schema", "sys")) {
            Files.createDirectory(folder.resolve(schema));
        }
        for (String file : List.of("ibdata1", "ib_logfile0", "aria_log_control", "mysql_upgrade_info")) {
            Files.createFile(folder.resolve(file));
        }
    }
}
