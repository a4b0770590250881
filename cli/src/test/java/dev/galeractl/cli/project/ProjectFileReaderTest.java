package dev.galeractl.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.config.ignore.Ignore;
import dev.galeractl.diagnostics.config.ignore.Ignore.InFiles;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFileReaderTest {
    @Test
    void readsWhatWasDecided() {
        ProjectFileReader.Result result = read("""
                server-version: 10.11.19-MariaDB
                severity: warning
                ignore:
                  - code: GAL106
                    reason: one node takes all writes
                  - code: GAL105
                    reason: "scratch: only"
                    files: [conf/*.cnf, "**/old.cnf"]
                """);
        assertThat(result.mistakes()).isEmpty();
        ProjectFile file = result.file();
        assertThat(file.serverVersion()).isEqualTo(ServerVersion.parse("10.11.19-MariaDB"));
        assertThat(file.severity()).contains(Severity.WARNING);
        assertThat(file.ignoresFor(List.of("/repo/my.cnf")))
                .extracting(Ignore::code)
                .containsExactly("GAL106");
        assertThat(file.ignoresFor(List.of("/repo/conf/a.cnf", "/repo/x/y/old.cnf", "/repo/conf/deep/b.cnf")))
                .extracting(Ignore::reach)
                .last()
                .isEqualTo(new InFiles(Set.of("/repo/conf/a.cnf", "/repo/x/y/old.cnf")));
        assertThat(file.ignoresFor(List.of("/elsewhere/conf/a.cnf"))).hasSize(1);
    }

    @Test
    void everyMistakeIsToldWithItsPlace() {
        assertThat(read("""
                        severity: notise
                        server-verson: 10.11
                        ignore:
                          - code: GAL105
                            files: ["["]
                          - reason: none
                          - code: [GAL103]
                          - GAL104
                        ignore: yes
                        server-version: ten
                        """).mistakes())
                .containsExactly(
                        "p.yaml:1:11: severity does not take \"notise\"; it takes one of error, warning, notice; did you mean notice?",
                        "p.yaml:2:1: there is no setting \"server-verson\"; did you mean server-version?",
                        "p.yaml:5:13: \"[\" is no pattern of file names; write for example conf/*.cnf",
                        "p.yaml:6:5: code is missing",
                        "p.yaml:7:11: code needs a text",
                        "p.yaml:8:5: settings are expected here: code, files, reason",
                        "p.yaml:9:1: \"ignore\" is given twice",
                        "p.yaml:10:17: \"ten\" is no server version; write for example 10.11.19-MariaDB or mariadb-11.8");
    }

    @Test
    void aReasonThatIsMissingIsAFindingAndNoMistakeOfTheFile() {
        assertThat(read("ignore:\n  - code: GAL106\n").mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "ignore: []\n", "---\n"})
    void aFileThatDecidesNothingIsFine(String text) {
        assertThat(read(text).mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [\nb", "\t- x", "a: b: c", "&a [*a]", "*x", "\u0000", "- - -", "? x"})
    void whatIsNoSettingsIsToldAndNothingIsThrown(String text) {
        ProjectFileReader.Result result = read(text);
        assertThat(result.mistakes()).isNotEmpty().allMatch(it -> it.matches("p\\.yaml:\\d+:\\d+: .+"));
        assertThat(result.file().ignores()).isEmpty();
    }

    private static ProjectFileReader.Result read(String text) {
        return ProjectFileReader.read(
                Path.of("/repo/.galeractl.yaml"), new SourceText("p.yaml", text), Messages.in(Language.EN));
    }
}
