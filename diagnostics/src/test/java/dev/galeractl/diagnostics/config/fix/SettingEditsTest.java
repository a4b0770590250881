package dev.galeractl.diagnostics.config.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.optionfile.OptionFileResolver;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingEditsTest {

    private static final String ADDRESS = "gcomm://192.0.2.1,192.0.2.2";

    @TempDir
    private Path folder;

    @Test
    void theDiffNamesTheFileAndThreeLinesAround() {
        SourceText file =
                new SourceText("my.cnf", "[mysqld]\na=1\nb=2\nc=3\nwsrep_cluster_address=gcomm:// # first\nd=4\n");

        OptionFilePatch patch = with(file, withAddress(file)).patch();

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

        OptionFilePatch patch = with(file, withAddress(file)).patch();

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
    void patchAppliesItAndTheServerGetsTheValue(String text) {
        SourceText file = new SourceText("my.cnf", text);

        String mended = applied(file, withAddress(file));

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
    void aLineCanBeMadeAComment(String text) {
        SourceText file = new SourceText("my.cnf", text);

        String mended = applied(file, SettingEdits.commentOut(address(file)));

        assertThat(mended).isEqualTo(text.replace("wsrep_cluster_address", "#wsrep_cluster_address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[mysqld]\nwsrep_cluster_address=x\na=1\n",
                "[mysqld]\nwsrep_cluster_address=x",
                "[mysqld]\r\nwsrep_cluster_address=x\r\na=1\r\n"
            })
    void aSettingCanBeAdded(String text) {
        SourceText file = new SourceText("my.cnf", text);

        String mended = applied(file, SettingEdits.below(address(file), line(file), "wsrep_node_name", "db 1"));

        assertThat(OptionFileResolver.resolve("my.cnf", mended).value("wsrep_node_name"))
                .contains("db 1");
        assertThat(mended.replaceFirst("wsrep_node_name=\"db 1\"\r?\n", "").replace("\nwsrep_node_name=\"db 1\"", ""))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "wsrep-cluster-address, wsrep-other-name",
        "WSREP_cluster_address, wsrep_other_name",
        "loose_wsrep_cluster_address, loose_wsrep_other_name"
    })
    void aNameIsWrittenInTheSameStyle(String written, String mended) {
        SourceText file = new SourceText("my.cnf", "[mysqld]\n" + written + " = x\n");

        assertThat(SettingEdits.name(address(file), "wsrep_other_name"))
                .hasValueSatisfying(
                        edit -> assertThat(applied(file, edit)).isEqualTo("[mysqld]\n" + mended + " = x\n"));
    }

    private String applied(SourceText file, Edit edit) {
        ChangedFile changed = with(file, edit);
        String mended = PatchProgram.applied(folder, file, changed.diff("my.cnf"));
        assertThat(mended).isEqualTo(changed.after().text());
        return mended;
    }

    private static ChangedFile with(SourceText file, Edit edit) {
        return ChangedFile.of(file, List.of(edit));
    }

    private static Edit withAddress(SourceText file) {
        return SettingEdits.value(address(file), line(file), ADDRESS);
    }

    private static String line(SourceText file) {
        return SourceFile.of(file).line(address(file).nameSpan().line()).orElseThrow();
    }

    private static OptionSetting address(SourceText file) {
        return OptionFileResolver.resolve(file.name(), file.text())
                .setting("wsrep_cluster_address")
                .orElseThrow();
    }
}
