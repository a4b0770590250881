package dev.galeractl.bootstrap.text;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sentence for a person, as a key and named parameters; it becomes words only when a language is known.
 *
 * @param key the key in the bundles of this package
 * @param parameters the values of the {@code {name}} places; never a secret
 */
public record Sentence(String key, Map<String, String> parameters) {
    public Sentence {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** A sentence with parameters given as name, value, name, value. */
    public static Sentence of(String key, String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a parameter without a value in " + key);
        }
        SortedMap<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Sentence(key, parameters);
    }

    /** The words in the given language; English where the language is not spoken. */
    public String in(Locale locale) {
        return SentenceTexts.resolve(key, parameters, locale);
    }
}
