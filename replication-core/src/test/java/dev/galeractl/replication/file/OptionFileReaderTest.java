package dev.galeractl.replication.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionFileProblem;
import dev.galeractl.replication.optionfile.OptionFileProblem.Kind;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionFileReaderTest {
    private static final OptionGroups SERVER = OptionGroups.mariadbServer();

    @TempDir
    Path folder;

    @Test
    void relativeIncludesCountFromTheServersWorkingFolder() throws IOException {
        Path main = write("etc/my.cnf", "[mysqld]\n!include conf/other.cnf\n!includedir conf\n");
        write("run/conf/other.cnf", "[mysqld]\nport=1\n");
        write("etc/conf/other.cnf", "[mysqld]\nport=2\n");
        EffectiveOptions options = new OptionFileReader(
                        OptionCatalog.of(Product.MARIADB), folder.resolve("run"), Optional.empty())
                .read(main, SERVER);
        assertThat(options.value("port")).contains("1");
        assertThat(options.files()).extracting(SourceFile::name).containsExactly(main.toString(), "conf/other.cnf");
    }

    @Test
    void aTildeMeansTheHomeFolderInIncludeOnly() throws IOException {
        Path main = write("my.cnf", "[mysqld]\n!include ~/mine.cnf\n!includedir ~\n");
        write("home/mine.cnf", "[mysqld]\nport=1\n");
        EffectiveOptions options = new OptionFileReader(
                        OptionCatalog.of(Product.MARIADB), folder, Optional.of(folder.resolve("home")))
                .read(main, SERVER);
        assertThat(options.value("port")).contains("1");
        assertThat(kinds(options)).containsExactly(Kind.INCLUDE_FOLDER_UNREADABLE);
    }

    @Test
    void anIncludedFileWritableByEveryoneIsIgnoredAndNamed() throws IOException {
        Path open = write("open.cnf", "[mysqld]\nport=1\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path main = write("my.cnf", "[mysqld]\n!include " + open + "\nsocket=s\n");
        EffectiveOptions options = new OptionFileReader().read(main, SERVER);
        assertThat(options.settings()).extracting(OptionSetting::name).containsExactly("socket");
        assertThat(options.file(open.toString()).orElseThrow().ignored()).isTrue();
        assertThat(kinds(options)).containsExactly(Kind.WORLD_WRITABLE);
    }

    @Test
    void aFileThatTheServerCannotWriteIsReadWhateverItAllows() throws IOException {
        Path open = write("my.cnf", "[mysqld]\nport=1\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        EffectiveOptions options =
                new OptionFileReader().seeing(SourceText::readOnly).read(open, SERVER);
        assertThat(options.value("port")).contains("1");
        assertThat(kinds(options)).isEmpty();
    }

    @Test
    void foldersPipesAndDanglingLinksAmongIncludesArePassedOver() throws IOException, InterruptedException {
        Path main = write("my.cnf", "[mysqld]\n!includedir " + folder.resolve("d") + "\nsocket=s\n");
        write("d/folder.cnf/x.cnf", "[mysqld]\nport=1\n");
        Files.createSymbolicLink(folder.resolve("d/dangling.cnf"), Path.of("/nonexistent"));
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("d/pipe.cnf").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(new OptionFileReader().read(main, SERVER).settings()).hasSize(1);
    }

    @Test
    void anIncludeThatIsABinaryIsAProblemOfTheInput() throws IOException {
        Path main = write("my.cnf", "[mysqld]\n!include " + folder.resolve("b.cnf") + "\n");
        write("b.cnf", "\0".repeat(100));
        assertThatExceptionOfType(InputProblem.class)
                .isThrownBy(() -> new OptionFileReader().read(main, SERVER))
                .withMessage(folder.resolve("b.cnf") + " is a binary file, not a text.");
    }

    @Test
    void theStandardPlacesAreReadInTheServersOrder() throws IOException {
        write("maria/my.cnf", "[mysqld]\nport=1\n");
        write("mysql/my.cnf", "[mysqld]\nport=2\n");
        write("home/.my.cnf", "[mysqld]\nport=3\n");
        Path extra = write("extra.cnf", "[mysqld]\nport=4\n");
        Map<String, String> environment = Map.of(
                "MARIADB_HOME", folder.resolve("maria").toString(),
                "MYSQL_HOME", folder.resolve("mysql").toString(),
                "HOME", folder.resolve("home").toString());
        OptionFilePlaces places = OptionFilePlaces.standard(Product.MARIADB, environment, Optional.of(extra));
        assertThat(places.paths()).startsWith(Path.of("/etc/my.cnf"), Path.of("/etc/mysql/my.cnf"));
        OptionFilePlaces scratch = new OptionFilePlaces(
                places.paths().stream().filter(path -> path.startsWith(folder)).toList(), places.extraFile());
        assertThat(new OptionFileReader().readDefault(scratch, SERVER).history("port"))
                .extracting(setting -> setting.value().orElseThrow())
                .containsExactly("1", "4", "3");
    }

    @Test
    void mysqlAndPerconaLookInTheFolderTheyWereBuiltWithAndIgnoreMariadbsVariable() {
        Map<String, String> environment = Map.of("MARIADB_HOME", "/maria", "MYSQL_HOME", "/mysql", "HOME", "/home/me");
        assertThat(OptionFilePlaces.standard(
                                Product.PERCONA_XTRADB_CLUSTER, environment, Optional.of(Path.of("/extra.cnf")))
                        .paths())
                .extracting(Path::toString)
                .containsExactly(
                        "/etc/my.cnf",
                        "/etc/mysql/my.cnf",
                        "/usr/etc/my.cnf",
                        "/mysql/my.cnf",
                        "/extra.cnf",
                        "/home/me/.my.cnf");
    }

    @Test
    void anExtraFileMustExistTheOthersNeedNot() {
        Path extra = folder.resolve("extra.cnf");
        assertThatExceptionOfType(InputProblem.class)
                .isThrownBy(() -> new OptionFileReader()
                        .readDefault(new OptionFilePlaces(List.of(extra), Optional.of(extra)), SERVER));
        assertThat(new OptionFileReader()
                        .readDefault(new OptionFilePlaces(List.of(extra), Optional.empty()), SERVER)
                        .files())
                .isEmpty();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }

    private static List<Kind> kinds(EffectiveOptions options) {
        return options.problems().stream().map(OptionFileProblem::kind).toList();
    }
}
