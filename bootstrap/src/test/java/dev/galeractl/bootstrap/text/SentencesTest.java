package dev.galeractl.bootstrap.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    private static final Set<String> JUST_PARAMETERS =
            Set.of("failure.io", "check.server.pass", "refusal.no-evidence.unheard.learned");

    private final ResourceBundle english = bundle(Locale.ROOT);
    private final ResourceBundle japanese = bundle(Locale.JAPANESE);

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSameParameters() {
        assertThat(japanese.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(places(japanese.getString(key))).as(key).isEqualTo(places(english.getString(key)));
        }
    }

    @Test
    void japaneseIsJapanese() {
        assertThat(english.keySet())
                .filteredOn(key -> !JUST_PARAMETERS.contains(key))
                .allSatisfy(key -> assertThat(japanese.getString(key)).containsPattern(JAPANESE));
    }

    @Test
    void everyRefusalHasItsThreeSentences() {
        Set<String> refusals = english.keySet().stream()
                .filter(key -> key.startsWith("refusal."))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(refusals)
                .allSatisfy(key ->
                        assertThat(english.keySet()).contains(key + ".reason", key + ".learned", key + ".way-out"));
    }

    @Test
    void parametersStandInTheirPlaces() {
        assertThat(Sentence.of("failure.ended", "node", "db$1", "status", "1").in(Locale.ENGLISH))
                .isEqualTo("db$1's server ended with status 1 before it was Synced.");
        assertThat(Sentence.of("failure.gone", "node", "db1").in(Locale.FRENCH)).isEqualTo("db1's server is gone.");
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                SentenceTexts.BUNDLE,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
