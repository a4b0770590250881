package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.node.DatadirState.Content;
import dev.galeractl.replication.option.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatadirInspectorTest {
    @TempDir
    private Path folder;

    @Test
    void nothingThereIsMissing() {
        assertThat(content(folder.resolve("absent"))).isEqualTo(new Content.Missing());
    }

    @Test
    void whatAFileSystemPutsThereIsNothing() throws IOException {
        Files.createDirectory(folder.resolve("lost+found"));
        assertThat(content(folder)).isEqualTo(new Content.Empty());
    }

    @Test
    void aFreshDatadirHoldsTheSystemOnly() throws IOException {
        freshDatadir();
        Files.createDirectory(folder.resolve("test"));
        Files.createFile(folder.resolve("test/db.opt"));
        assertThat(content(folder)).isEqualTo(new Content.SystemOnly());
    }

    @Test
    void schemasOfUsersAreNamedEvenIfEmpty() throws IOException {
        freshDatadir();
        Files.createDirectory(folder.resolve("shop"));
        Files.createDirectory(folder.resolve("test"));
        Files.createFile(folder.resolve("test/t1.ibd"));
        Files.createDirectory(folder.resolve("#innodb_redo"));
        assertThat(content(folder)).isEqualTo(new Content.UserData(List.of("shop", "test")));
    }

    @Test
    void anotherProductsFolderIsForeign() throws IOException {
        Files.createFile(folder.resolve("PG_VERSION"));
        Files.createDirectory(folder.resolve("base"));
        assertThat(content(folder)).isEqualTo(new Content.Foreign(Optional.of("PostgreSQL"), "PG_VERSION"));
    }

    @Test
    void aFolderOfAnythingElseIsForeign() throws IOException {
        Files.createFile(folder.resolve("thesis.odt"));
        assertThat(content(folder)).isEqualTo(new Content.Foreign(Optional.empty(), "thesis.odt"));
    }

    @Test
    void aFileIsForeign() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(content(file)).isEqualTo(new Content.Foreign(Optional.empty(), file.toString()));
    }

    @Test
    void anInterruptedCreationIsUnfinished() throws IOException {
        freshDatadir();
        mark();
        assertThat(content(folder)).isEqualTo(new Content.Unfinished());
    }

    @Test
    void aMarkAloneIsUnfinished() throws IOException {
        mark();
        Files.createDirectory(folder.resolve("lost+found"));
        assertThat(content(folder)).isEqualTo(new Content.Unfinished());
    }

    @Test
    void aForgottenMarkDoesNotHideDataOfUsers() throws IOException {
        freshDatadir();
        mark();
        Files.createDirectory(folder.resolve("shop"));
        assertThat(content(folder)).isEqualTo(new Content.UserData(List.of("shop")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grastate.dat", "gvwstate.dat", "galera.cache", "multi-master.info"})
    void aForgottenMarkDoesNotHideThatAServerRan(String trace) throws IOException {
        freshDatadir();
        mark();
        Files.createFile(folder.resolve(trace));
        assertThat(content(folder)).isEqualTo(new Content.SystemOnly());
    }

    @Test
    void aForgottenMarkDoesNotMakeForeignFilesOurs() throws IOException {
        mark();
        Files.createFile(folder.resolve("PG_VERSION"));
        assertThat(content(folder)).isEqualTo(new Content.Foreign(Optional.of("PostgreSQL"), "PG_VERSION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ibdata1", "grastate.dat", "galera.cache", "aria_log_control"})
    void filesOfAServerWithoutSystemTablesAreNoDatadir(String file) throws IOException {
        Files.createFile(folder.resolve(file));
        Files.createDirectory(folder.resolve("shop"));
        assertThat(content(folder)).isEqualTo(new Content.Incomplete(List.of("shop")));
    }

    @Test
    void aFolderMysqlWithoutTablesIsNotEnough() throws IOException {
        Files.createFile(folder.resolve("ibdata1"));
        Files.createDirectory(folder.resolve("mysql"));
        Files.createFile(folder.resolve("mysql/db.opt"));
        assertThat(content(folder)).isEqualTo(new Content.Incomplete(List.of()));
    }

    @Test
    void aDatadirOfMySql8IsForeignToMariaDbOnly() throws IOException {
        Files.createDirectory(folder.resolve("mysql"));
        Files.createFile(folder.resolve("mysql.ibd"));
        Files.createFile(folder.resolve("ibdata1"));
        Content foreign = new Content.Foreign(Optional.of("MySQL 8"), "mysql.ibd");
        assertThat(content(folder)).isEqualTo(foreign);
        assertThat(DatadirInspector.content(folder, Optional.of(Product.MARIADB)))
                .isEqualTo(foreign);
        assertThat(DatadirInspector.content(folder, Optional.of(Product.PERCONA_XTRADB_CLUSTER)))
                .isEqualTo(new Content.SystemOnly());
    }

    @Test
    void aDatadirOfMariaDbIsForeignToPercona() throws IOException {
        freshDatadir();
        assertThat(DatadirInspector.content(folder, Optional.of(Product.PERCONA_XTRADB_CLUSTER)))
                .isEqualTo(new Content.Foreign(Optional.of("MariaDB"), "aria_log_control"));
    }

    @Test
    void anInterruptedTransferIsUnfinished() throws IOException {
        freshDatadir();
        Files.createFile(folder.resolve("sst_in_progress"));
        assertThat(content(folder)).isEqualTo(new Content.TransferUnfinished(List.of()));
    }

    private static Content content(Path datadir) {
        return DatadirInspector.content(datadir, Optional.empty());
    }

    private void mark() throws IOException {
        Files.createFile(folder.resolve(DatadirNames.UNFINISHED_MARK));
    }

    private void freshDatadir() throws IOException {
        for (String schema : List.of("mysql", "performance_schema", "sys")) {
            Files.createDirectory(folder.resolve(schema));
        }
        for (String file :
                List.of("ibdata1", "ib_logfile0", "aria_log_control", "mysql_upgrade_info", "mysql/db.frm")) {
            Files.createFile(folder.resolve(file));
        }
    }
}
