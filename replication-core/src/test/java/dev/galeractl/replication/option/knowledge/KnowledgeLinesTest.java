package dev.galeractl.replication.option.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnowledgeLinesTest {

    @Test
    void everyLineIsFoundAndNoOther() {
        for (int count = 0; count < 40; count++) {
            String text = IntStream.range(0, count)
                    .mapToObj(i ->
                            "key%02d\t%s%n".formatted(i * 2, "x".repeat(i % 7)).replace("\r", ""))
                    .reduce("", String::concat);
            KnowledgeLines lines = new KnowledgeLines(text);
            for (int i = 0; i < 2 * count; i++) {
                assertThat(lines.line("key%02d".formatted(i)).isPresent())
                        .as("key %d of %d", i, count)
                        .isEqualTo(i % 2 == 0);
            }
        }
    }

    @Test
    void aKeyIsNotItsBeginning() {
        KnowledgeLines lines = new KnowledgeLines("provider evs.version\tx\nprovider gcache.size\ty\n");
        assertThat(lines.line("provider evs.vers")).isEmpty();
        assertThat(lines.line("provider gcache.size")).contains("provider gcache.size\ty");
        assertThat(lines.linesWith("provider gcache.")).containsExactly("provider gcache.size\ty");
        assertThat(lines.linesWith("provider ")).hasSize(2);
        assertThat(lines.linesWith("server ")).isEmpty();
    }
}
