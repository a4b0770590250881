package dev.galeractl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void wordsStayWhole() {
        assertThat(Folding.fold("one two three four", 10)).containsExactly("one two", "three four");
    }

    @Test
    void aWordLongerThanTheLineIsLeftWhole() {
        assertThat(Folding.fold("see gcomm://192.0.2.1,192.0.2.2 now", 12))
                .containsExactly("see", "gcomm://192.0.2.1,192.0.2.2", "now");
    }

    @Test
    void japaneseBreaksBetweenLettersOfTwoColumns() {
        assertThat(Folding.fold("サーバーは起動しません", 12)).containsExactly("サーバーは起", "動しません");
    }

    @Test
    void noLineBeginsWithAClosingMark() {
        assertThat(Folding.fold("起動しません。次へ進む", 12)).containsExactly("起動しませ", "ん。次へ進む");
    }

    @Test
    void nothingToCopyIsBrokenAtAnyWidth() {
        String uuid = "91cad9ac-c8a5-11f0-9d3a-5f0a3c1e7b42";
        String text = "db1(192.0.2.17:4567、" + uuid + ":1042)は 15 秒で切り離されました。12回試行、残り30%。 gcomm://192.0.2.1";
        for (int width : new int[] {10, 40, 60, 80, 120}) {
            List<String> lines = Folding.fold(text, width);
            assertThat(lines).anyMatch(line -> line.contains("192.0.2.17:4567"));
            assertThat(lines).anyMatch(line -> line.contains(uuid + ":1042"));
            assertThat(lines).anyMatch(line -> line.contains("12回")).anyMatch(line -> line.contains("30%"));
            assertThat(lines).noneMatch(line -> line.matches("[、。」)].*"));
            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
    }

    @Test
    void widthsAreThoseOfATerminal() {
        assertThat(TextWidth.of("abc")).isEqualTo(3);
        assertThat(TextWidth.of("日本語")).isEqualTo(6);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("ｱ")).isEqualTo(1);
        assertThat(TextWidth.cut("日本語テキスト", 7)).isEqualTo("日本語…");
    }

    @Test
    void foreignTextCannotCommandTheTerminal() {
        assertThat(Printable.line("a\u001b[2Jb\u202ec")).isEqualTo("a·[2Jb·c");
        assertThat(Printable.line("\tx")).isEqualTo("    x");
        assertThat(Printable.line("日\tx")).isEqualTo("日  x");
    }
}
