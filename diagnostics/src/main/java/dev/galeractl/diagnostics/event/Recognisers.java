package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All recognisers, found by the first word of a message, so that the usual line costs one look-up and no comparison of texts. */
final class Recognisers {

    private final Map<String, List<Recogniser>> byFirstWord = new HashMap<>();

    /** For messages that start with something variable: a path, a pair in parentheses. */
    private final List<Recogniser> others = new ArrayList<>();

    Recognisers() {
        ProcessRecognisers.register(this);
        ProviderRecognisers.register(this);
        GroupRecognisers.register(this);
        TranscriptRecognisers.register(this);
    }

    void onFirstWord(String word, Recogniser recogniser) {
        byFirstWord.computeIfAbsent(word, absent -> new ArrayList<>()).add(recogniser);
    }

    void onAnyOther(Recogniser recogniser) {
        others.add(recogniser);
    }

    Optional<LogEvent> recognise(LogLine line, String message) {
        int blank = message.indexOf(' ');
        String word = blank < 0 ? message : message.substring(0, blank);
        List<Recogniser> candidates = byFirstWord.get(word);
        return first(candidates == null ? others : candidates, line, message);
    }

    private static Optional<LogEvent> first(List<Recogniser> candidates, LogLine line, String message) {
        for (Recogniser candidate : candidates) {
            Optional<LogEvent> event = candidate.recognise(line, message);
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }
}
