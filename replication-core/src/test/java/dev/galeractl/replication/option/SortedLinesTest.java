package dev.galeractl.replication.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedLinesTest {

    @Test
    void everyLineIsFoundAndNoOther() {
        for (int count = 0; count < 40; count++) {
            String text = IntStream.range(0, count)
                    .mapToObj(i ->
                            "key%02d\t%s%n".formatted(i * 2, "x".repeat(i % 7)).replace("\r", ""))
                    .reduce("", String::concat);
            SortedLines lines = SortedLines.of(text);
            for (int i = 0; i < 2 * count; i++) {
                assertThat(lines.line("key%02d".formatted(i)).isPresent())
                        .as("key %d of %d", i, count)
                        .isEqualTo(i % 2 == 0);
            }
        }
    }

    @Test
    void aKeyIsNotItsBeginning() {
        SortedLines lines = SortedLines.of("provider evs.version\tx\nprovider gcache.size\ty\n");
        assertThat(lines.line("provider evs.vers")).isEmpty();
        assertThat(lines.line("provider gcache.size")).contains("provider gcache.size\ty");
        assertThat(lines.linesWith("provider gcache.")).containsExactly("provider gcache.size\ty");
        assertThat(lines.linesWith("provider ")).hasSize(2);
        assertThat(lines.linesWith("server ")).isEmpty();
    }

    @Test
    void otherLettersThanLatinOnesComeOutAsTheyWentIn() {
        assertThat(SortedLines.of("a\t値\nb\tz\n").line("a")).contains("a\t値");
    }

    @Test
    void aLineMayHaveOneFieldOnlyAndNoEnd() {
        assertThat(SortedLines.of("a\nb").line("b")).contains("b");
    }

    @Test
    void wordsHaveBlanksBetweenThem() {
        assertThat(SortedLines.words("gcs.a")).containsExactly("gcs.a");
        assertThat(SortedLines.words("gcs.a  * 2")).containsExactly("gcs.a", "*", "2");
    }
}
