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

    private final List<Registration> registrations = new ArrayList<>();

    /** For each first word the numbers of its registrations. */
    private final Map<String, List<Integer>> byFirstWord = new HashMap<>();

    private final WordTable firstWords;
    private final PhraseSearch phrases;

    /** The number of the registration that each phrase belongs to. */
    private final int[] ownerOf;

    /** For messages that start with something variable: a path, a pair in parentheses. */
    private final List<Integer> elsewhere = new ArrayList<>();

    /** For each registration whether it is for phrases anywhere. */
    private final boolean[] isElsewhere;

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
        isElsewhere = new boolean[registrations.size()];
        elsewhere.forEach(number -> isElsewhere[number] = true);
        firstWords = new WordTable(byFirstWord);
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Asks about each message whose first word, up to the first blank, is {@code word}. */
    void onFirstWord(String word, Recogniser recogniser) {
        byFirstWord.computeIfAbsent(word, absent -> new ArrayList<>()).add(add(List.of(), false, recogniser));
    }

    /** As above, if {@code phrase} (of {@value PhraseSearch#SHORTEST} characters; better {@value PhraseSearch#USUAL} or more) occurs in the message, too: for words that many messages start with. */
    void onFirstWord(String word, String phrase, Recogniser recogniser) {
        onFirstWord(word, List.of(phrase), recogniser);
    }

    /** As above, if one of the phrases occurs in the message. */
    void onFirstWord(String word, List<String> anyOf, Recogniser recogniser) {
        byFirstWord.computeIfAbsent(word, absent -> new ArrayList<>()).add(add(anyOf, false, recogniser));
    }

    /** Asks about each message whose first word is {@code word}; the recogniser makes events of lines of level ERROR only. */
    void onFirstWordOfError(String word, Recogniser recogniser) {
        byFirstWord.computeIfAbsent(word, absent -> new ArrayList<>()).add(add(List.of(), true, recogniser));
    }

    /** Asks about each message in which {@code phrase} (of {@value PhraseSearch#SHORTEST} characters; better {@value PhraseSearch#USUAL} or more) occurs. */
    void onPhrase(String phrase, Recogniser recogniser) {
        onAnyPhrase(List.of(phrase), recogniser);
    }

    /** Asks about each message in which one of the phrases occurs. */
    void onAnyPhrase(List<String> anyOf, Recogniser recogniser) {
        elsewhere.add(add(anyOf, false, recogniser));
    }

    private int add(List<String> anyOf, boolean onlyErrors, Recogniser recogniser) {
        registrations.add(new Registration(anyOf, onlyErrors, recogniser));
        return registrations.size() - 1;
    }

    /**
     * The event that the first of the asked recognisers makes.
     *
     * @param message as {@link Recogniser} wants it
     */
    Optional<LogEvent> recognise(LogLine line, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        Asking asking = new Asking();
        asking.hear(bytes, 0, bytes.length);
        return asking.recognise(line, message);
    }

    /** Answers for one thread, with room of its own to work in. */
    final class Asking {

        private final long[] found = phrases.noneFound();

        /** The first {@link #owned} are the registrations whose phrases were found, in their order. */
        private int[] owners = new int[8];

        private int owned;
        private boolean searched = true;

        private byte[] heard = {};
        private int heardFrom;
        private int heardTo;
        private int[] byWord = {};

        /** Whether anybody is asked about the message of a line that is not of level ERROR; if nobody is, {@link #recognise} makes no event of it. */
        boolean isAnyAsked(byte[] message, int from, int to) {
            hear(message, from, to);
            for (int number : byWord) {
                if (registrations.get(number).isWordEnough()) {
                    return true;
                }
            }
            search();
            for (int i = 0; i < owned; i++) {
                if (isElsewhere[owners[i]]) {
                    return true;
                }
            }
            for (int number : byWord) {
                if (isSaid(number)) {
                    return true;
                }
            }
            return false;
        }

        /** The event of the message that was asked about last; its bytes must still be there. */
        Optional<LogEvent> recognise(LogLine line, String message) {
            for (int number : byWord) {
                Registration registration = registrations.get(number);
                if (registration.phrases().isEmpty() || isSaid(number)) {
                    Optional<LogEvent> event = registration.recogniser().recognise(line, message);
                    if (event.isPresent()) {
                        return event;
                    }
                }
            }
            search();
            for (int i = 0; i < owned; i++) {
                if (isElsewhere[owners[i]]) {
                    Optional<LogEvent> event =
                            registrations.get(owners[i]).recogniser().recognise(line, message);
                    if (event.isPresent()) {
                        return event;
                    }
                }
            }
            return Optional.empty();
        }

        private void hear(byte[] message, int from, int to) {
            heard = message;
            heardFrom = from;
            heardTo = to;
            byWord = firstWords.ofFirstWord(message, from, to);
            searched = false;
            owned = 0;
        }

        private boolean isSaid(int number) {
            search();
            for (int i = 0; i < owned; i++) {
                if (owners[i] == number) {
                    return true;
                }
            }
            return false;
        }

        /** Once for each message, and only if somebody wants to know. */
        private void search() {
            if (searched) {
                return;
            }
            searched = true;
            if (!phrases.find(heard, heardFrom, heardTo, found)) {
                return;
            }
            for (int i = 0; i < found.length; i++) {
                for (long left = found[i]; left != 0; left &= left - 1) {
                    own(ownerOf[i * Long.SIZE + Long.numberOfTrailingZeros(left)]);
                }
                found[i] = 0;
            }
        }

        /** Phrases are numbered in the order of their registrations, so owners come in order, too. */
        private void own(int owner) {
            if (owned > 0 && owners[owned - 1] == owner) {
                return;
            }
            if (owned == owners.length) {
                owners = Arrays.copyOf(owners, 2 * owned);
            }
            owners[owned++] = owner;
        }
    }

    /**
     * @param phrases one of them must occur in a message; none means that the first word is enough
     * @param onlyErrors whether the recogniser makes events of lines of level ERROR only
     */
    private record Registration(List<String> phrases, boolean onlyErrors, Recogniser recogniser) {

        /** Of a line that is not of level ERROR. */
        boolean isWordEnough() {
            return phrases.isEmpty() && !onlyErrors;
        }
    }
}
