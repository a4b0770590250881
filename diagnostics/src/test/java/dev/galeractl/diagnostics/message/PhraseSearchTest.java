package dev.galeractl.diagnostics.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhraseSearchTest {

    @Test
    void itFindsExactlyWhatOccurs() {
        Random random = new Random(1);
        for (int round = 0; round < 2000; round++) {
            List<String> phrases = new ArrayList<>();
            for (int i = random.nextInt(80); i >= 0; i--) {
                phrases.add(letters(
                        random, (round % 2 == 0 ? PhraseSearch.SHORTEST : PhraseSearch.USUAL) + random.nextInt(6)));
            }
            // Three letters only, so that beginnings, ends and whole phrases do occur.
            String text = letters(random, random.nextInt(40))
                    + phrases.get(random.nextInt(phrases.size()))
                    + letters(random, random.nextInt(40));
            PhraseSearch search = new PhraseSearch(phrases);
            long[] found = search.noneFound();
            byte[] bytes = ("ab" + text + "ab").getBytes(StandardCharsets.UTF_8);

            boolean any = search.find(bytes, 2, bytes.length - 2, found);

            assertThat(any).isTrue();
            for (int i = 0; i < phrases.size(); i++) {
                assertThat((found[i / 64] >>> i & 1) != 0)
                        .as(phrases.get(i) + " in " + text)
                        .isEqualTo(text.contains(phrases.get(i)));
            }
        }
    }

    @Test
    void noPhrasesAreFoundNowhere() {
        PhraseSearch search = new PhraseSearch(List.of());

        assertThat(search.find(
                        "some text of any length at all".repeat(9).getBytes(StandardCharsets.UTF_8),
                        0,
                        200,
                        search.noneFound()))
                .isFalse();
    }

    @Test
    void aShortPhraseIsRefused() {
        assertThatThrownBy(() -> new PhraseSearch(List.of("OOM"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + random.nextInt(3)));
        }
        return letters.toString();
    }
}
