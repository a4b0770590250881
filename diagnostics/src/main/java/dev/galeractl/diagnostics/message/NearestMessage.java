package dev.galeractl.diagnostics.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the known wording that has most words in common with a message that is not known; rare words count more. For one line that a person asks
 * about, not for whole logs.
 */
public final class NearestMessage {

    /** Below this share of common words a likeness is an accident. */
    private static final double ENOUGH = 0.45;

    private static final Pattern HOLE = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_-]*}");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}_]+");

    private final List<Wording> wordings = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    public NearestMessage(MessageCatalogue catalogue) {
        for (Message message : catalogue.messages()) {
            for (MessageText text : message.texts()) {
                Set<String> words = words(HOLE.matcher(text.written()).replaceAll(" "));
                wordings.add(new Wording(message, text, words));
                words.forEach(word -> occurrences.merge(word, 1, Integer::sum));
            }
        }
    }

    /** The message, and which of its wordings, that is closest; empty if none is close. */
    public Optional<Near> to(String message) {
        Set<String> words = words(message);
        double whole = weight(words);
        double best = ENOUGH;
        Optional<Near> nearest = Optional.empty();
        for (Wording wording : wordings) {
            Set<String> common = new HashSet<>(wording.words());
            common.retainAll(words);
            double likeness = common.isEmpty() ? 0 : 2 * weight(common) / (whole + weight(wording.words()));
            if (likeness > best) {
                best = likeness;
                nearest = Optional.of(new Near(wording.message(), wording.text()));
            }
        }
        return nearest;
    }

    private double weight(Set<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += Math.log((wordings.size() + 1.0) / occurrences.getOrDefault(word, 1));
        }
        return sum;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT), -1)) {
            if (word.length() > 2) {
                words.add(word);
            }
        }
        return words;
    }

    private record Wording(Message message, MessageText text, Set<String> words) {}

    /** A message that is like the one asked about, and the wording that is. */
    public record Near(Message message, MessageText text) {}
}
