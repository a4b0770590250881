package dev.galeractl.diagnostics.config.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFixesTest {

    private static final String ADDRESS = "gcomm://192.0.2.1,192.0.2.2";

    @TempDir
    private Path folder;

    @Test
    void theDiffNamesTheFileAndThreeLinesAround() {
        SourceText file =
                new SourceText("my.cnf", "[mysqld]\na=1\nb=2\nc=3\nwsrep_cluster_address=gcomm:// # first\nd=4\n");

        OptionFilePatch patch = ConfigFixes.replaceValue(file, address(file), ADDRESS);

        assertThat(patch.diff()).isEqualTo("""
                        --- my.cnf
                        +++ my.cnf
                        @@ -2,5 +2,5 @@
                         a=1
                         b=2
                         c=3
                        -wsrep_cluster_address=gcomm:// # first
                        +wsrep_cluster_address=gcomm://192.0.2.1,192.0.2.2 # first
                         d=4
                        """);
        assertThat(patch.command()).isEqualTo("patch -p0 -d .");
    }

    @Test
    void fullPathsCountFromTheRoot() {
        SourceText file = new SourceText("/etc/mysql/my.cnf", "[mysqld]\nwsrep_cluster_address=gcomm://\n");

        OptionFilePatch patch = ConfigFixes.replaceValue(file, address(file), ADDRESS);

        assertThat(patch.diff()).startsWith("--- etc/mysql/my.cnf\n+++ etc/mysql/my.cnf\n");
        assertThat(patch.folder()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[mysqld]\nwsrep_cluster_address=gcomm://\n",
                "[mysqld]\nwsrep_cluster_address=gcomm://",
                "[mysqld]\r\nwsrep_cluster_address = 'gcomm://'  # first\r\na=1\r\n",
                "# 日本語\n[mysqld]\n\twsrep-cluster-address\t=\t\"gcomm://\" \na=1",
                "[mysqld]\nwsrep_cluster_address=\n",
                "[mysqld]\nwsrep_cluster_address\n\n\n\n\n\n",
            })
    void patchAppliesItAndTheServerGetsTheValue(String text) throws IOException, InterruptedException {
        SourceText file = new SourceText("my.cnf", text);

        String mended = applied(file, (source, setting) -> ConfigFixes.replaceValue(source, setting, ADDRESS));

        assertThat(address(new SourceText("my.cnf", mended)).value()).contains(ADDRESS);
        assertThat(mended.lines().count()).isEqualTo(text.lines().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[mysqld]\nwsrep_cluster_address=gcomm://\na=1\n",
                "[mysqld]\na=1\nwsrep_cluster_address=gcomm://",
                "[mysqld]\r\nwsrep_cluster_address=gcomm://\r\n"
            })
    void aLineCanBeTakenOut(String text) throws IOException, InterruptedException {
        String mended = applied(new SourceText("my.cnf", text), ConfigFixes::remove);

        assertThat(mended).isEqualTo(text.replaceFirst("wsrep_cluster_address=gcomm://(\r?\n)?", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[mysqld]\nwsrep_cluster_address=x\na=1\n", "[mysqld]\nwsrep_cluster_address=x"})
    void aSettingCanBeAdded(String text) throws IOException, InterruptedException {
        String mended = applied(
                new SourceText("my.cnf", text),
                (source, setting) -> ConfigFixes.addAfter(source, setting, "wsrep_node_name", "db 1"));

        assertThat(OptionFileResolver.resolve("my.cnf", mended).value("wsrep_node_name"))
                .contains("db 1");
    }

    private String applied(SourceText file, BiFunction<SourceText, OptionSetting, OptionFilePatch> fix)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "patch is not installed");
        Path target = folder.resolve("my.cnf");
        Files.writeString(target, file.text());
        Path diff = folder.resolve("fix.diff");
        Files.writeString(diff, fix.apply(file, address(file)).diff());
        Process patch = new ProcessBuilder(
                        List.of("patch", "-p0", "--fuzz=0", "--no-backup-if-mismatch", "-i", "fix.diff"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(patch.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(patch.waitFor()).as(said).isZero();
        return Files.readString(target);
    }

    private static OptionSetting address(SourceText file) {
        return OptionFileResolver.resolve(file.name(), file.text())
                .setting("wsrep_cluster_address")
                .orElseThrow();
    }
}
