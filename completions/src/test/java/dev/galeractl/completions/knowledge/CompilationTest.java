package dev.galeractl.completions.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilationTest {
    private static final String GOOD = """
            family: evs
            place: provider
            sources:
              it: {kind: doc, what: A document, version: 1.0}
            options:
              evs.window:
                means: {en: A window., ja: 窓です。}
                facts:
                  - {for: galera 4, source: it, type: integer, min: 1, default: 2}
            limits:
              - {left: evs.window, relation: "<=", right: evs.other * 2, for: any, source: it, breaks: refused}
            """;

    @Test
    void whatIsWrittenIsCompiledToSortedLines() throws Exception {
        assertThat(compiled(GOOD).values()).containsExactlyInAnyOrder("""
                        limit 001\tprovider\tevs.window\t<=\tevs.other * 2\tany\tit\trefused
                        provider evs.window\tevs\tfor=galera 4\tsource=it\ttype=integer\tmin=1\tdefault=2
                        source it\tdoc\tA document\t1.0
                        """, "provider evs.window\tA window.\t窓です。\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    min: 1,       | mni: 1,       | 9  | 'mni' is none of for, source
                    min: 1,       | min: 1, max: 0, | 9  | min is greater than max
                    min: 1,       | min: one,     | 9  | min is no value of the type: 'one'
                    default: 2    | default: 0    | 9  | the default '0' is no value of the type (TOO_SMALL)
                    type: integer | type: number  | 9  | 'number' is no type
                    galera 4      | galeras 4     | 9  | 'galeras' is none of any, mariadb
                    galera 4      | galera 4..3   | 9  | no version is in
                    for: galera 4 | for: any, removed: 4 | 9 | 'removed' needs 'for' with the one product
                    source: it, type | source: them, type | 9 | there is no source 'them'
                    place: provider | place: home | 2  | 'place' is server or provider
                    breaks: refused | breaks: it  | 11 | 'it' is none of refused, adjusted
                    evs.other * 2 | evs.other + 2 | 11 | is not an option, 'option * 2' or 'option / 3'
                    family: evs   | family: gcs   | 1  | the family of this file is 'evs'
                    """)
    void aMistakeIsToldWithItsLine(String right, String wrong, int line, String message) {
        assertMistake(right, wrong, line, message);
    }

    @Test
    void aMeaningThatIsMissingOrThereTwiceIsToldWithItsLine() {
        assertMistake(", ja: 窓です。", "", 7, "'ja' is missing");
        assertMistake(", ja: 窓です。", ", en: Window.", 7, "'en' stands here a second time");
    }

    private static void assertMistake(String right, String wrong, int line, String message) {
        assertThatThrownBy(() -> compiled(GOOD.replace(right, wrong)))
                .isInstanceOf(KnowledgeException.class)
                .hasMessageStartingWith("knowledge/evs.yaml:" + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void twoFilesDoNotDescribeOneOption() throws Exception {
        Compilation compilation = new Compilation();
        compilation.read(Path.of("knowledge/evs.yaml"), GOOD);
        assertThatThrownBy(() ->
                        compilation.read(Path.of("knowledge/gcs.yaml"), GOOD.replace("family: evs", "family: gcs")))
                .hasMessage("knowledge/gcs.yaml:7: 'evs.window' is described twice");
    }

    private static Map<Path, String> compiled(String text) throws Exception {
        Compilation compilation = new Compilation();
        compilation.read(Path.of("knowledge/evs.yaml"), text);
        return compilation.finish();
    }
}
