package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.message.PhraseSearch;
import dev.galeractl.replication.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All recognisers, and who of them is asked about a message. That is decided on the message's bytes, by its first word and by the phrases in it, so that
 * the millions of lines that say nothing are never decoded; a line of which nobody would be asked yields no event, by construction.
 *
 * <ol>
 *   <li>A recogniser is registered for a first word, for a first word and a phrase, or for phrases anywhere in a message.
 *   <li>It is asked if the first word is the message's, and the phrase (one of the phrases) occurs in the message.
 *   <li>Those registered for the first word are asked first, each group in the order of registration; the first event counts.
 * </ol>
 */
final class Recognisers {

    private static final boolean[] NOTHING_SAID = {};

    private final List<Registration> registrations = new ArrayList<>();

    /** For each first word the numbers of its registrations. */
    private final Map<String, List<Integer>> byFirstWord = new HashMap<>();

    private final WordTable firstWords;
    private final PhraseSearch phrases;

    /** The number of the registration that each phrase belongs to. */
    private final int[] ownerOf;

    /** For messages that start with something variable: a path, a pair in parentheses. */
    private final List<Integer> elsewhere = new ArrayList<>();

    private final int[] anywhere;

    Recognisers() {
        TransferRecognisers.register(this);
        ProcessRecognisers.register(this);
        ProviderRecognisers.register(this);
        OptionRecognisers.register(this);
        ServiceRecognisers.register(this);
        DatadirRecognisers.register(this);
        SecurityRecognisers.register(this);
        GroupRecognisers.register(this);
        MembershipRecognisers.register(this);
        TranscriptRecognisers.register(this);
        ConsistencyRecognisers.register(this);
        LoadRecognisers.register(this);
        StorageRecognisers.register(this);

        List<String> all = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < registrations.size(); i++) {
            for (String phrase : registrations.get(i).phrases()) {
                all.add(phrase);
                owners.add(i);
            }
        }
        phrases = new PhraseSearch(all);
        ownerOf = numbers(owners);
        anywhere = numbers(elsewhere);
        firstWords = new WordTable(byFirstWord);
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Asks about each message whose first word, up to the first blank, is {@code word}. */
    void onFirstWord(String word, Recogniser recogniser) {
        byFirstWord.computeIfAbsent(word, absent -> new ArrayList<>()).add(add(List.of(), recogniser));
    }

    /** As above, if {@code phrase} (of {@value PhraseSearch#SHORTEST} characters; better {@value PhraseSearch#USUAL} or more) occurs in the message, too: for words that many messages start with. */
    void onFirstWord(String word, String phrase, Recogniser recogniser) {
        byFirstWord.computeIfAbsent(word, absent -> new ArrayList<>()).add(add(List.of(phrase), recogniser));
    }

    /** Asks about each message in which {@code phrase} (of {@value PhraseSearch#SHORTEST} characters; better {@value PhraseSearch#USUAL} or more) occurs. */
    void onPhrase(String phrase, Recogniser recogniser) {
        onAnyPhrase(List.of(phrase), recogniser);
    }

    /** Asks about each message in which one of the phrases occurs. */
    void onAnyPhrase(List<String> anyOf, Recogniser recogniser) {
        elsewhere.add(add(anyOf, recogniser));
    }

    private int add(List<String> anyOf, Recogniser recogniser) {
        registrations.add(new Registration(anyOf, recogniser));
        return registrations.size() - 1;
    }

    /**
     * The event that the first of the asked recognisers makes.
     *
     * @param message as {@link Recogniser} wants it
     */
    Optional<LogEvent> recognise(LogLine line, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        long[] found = phrases.noneFound();
        boolean[] said = phrases.find(bytes, 0, bytes.length, found) ? owners(found) : NOTHING_SAID;
        Optional<LogEvent> event = first(firstWords.ofFirstWord(bytes, 0, bytes.length), said, line, message);
        return event.isPresent() || said.length == 0 ? event : first(anywhere, said, line, message);
    }

    /** For each registration whether one of its phrases was found. */
    private boolean[] owners(long[] found) {
        boolean[] said = new boolean[registrations.size()];
        for (int i = 0; i < found.length; i++) {
            for (long left = found[i]; left != 0; left &= left - 1) {
                said[ownerOf[i * Long.SIZE + Long.numberOfTrailingZeros(left)]] = true;
            }
        }
        return said;
    }

    private Optional<LogEvent> first(int[] numbers, boolean[] said, LogLine line, String message) {
        for (int number : numbers) {
            if (isAsked(number, said)) {
                Optional<LogEvent> event =
                        registrations.get(number).recogniser().recognise(line, message);
                if (event.isPresent()) {
                    return event;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isAsked(int number, boolean[] said) {
        return registrations.get(number).phrases().isEmpty() || (said.length > 0 && said[number]);
    }

    private boolean isAnyAsked(int[] numbers, boolean[] said) {
        for (int number : numbers) {
            if (isAsked(number, said)) {
                return true;
            }
        }
        return false;
    }

    /** Answers for one thread, with room of its own to work in. */
    final class Asking {

        private final long[] found = phrases.noneFound();

        /** Whether anybody is asked about the message; if nobody is, {@link #recognise} makes no event of it. */
        boolean isAnyAsked(byte[] bytes, int from, int to) {
            int[] byWord = firstWords.ofFirstWord(bytes, from, to);
            if (Recognisers.this.isAnyAsked(byWord, NOTHING_SAID)) {
                return true;
            }
            if (!phrases.find(bytes, from, to, found)) {
                return false;
            }
            boolean[] said = owners(found);
            Arrays.fill(found, 0);
            return Recognisers.this.isAnyAsked(anywhere, said) || Recognisers.this.isAnyAsked(byWord, said);
        }
    }

    /** @param phrases one of them must occur in a message; none means that the first word is enough */
    private record Registration(List<String> phrases, Recogniser recogniser) {}
}
