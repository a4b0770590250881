package dev.galeractl.diagnostics.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds which of many phrases occur in a text, looking at about one byte in six of it (the method of Wu and Manber):
 *
 * <ol>
 *   <li>Only the first {@code window} bytes of each phrase are looked for at first, as many as the shortest phrase has.
 *   <li>A table says for each pair of bytes how far its last occurrence in any window is from that window's end; {@code window - 1} if it is in none.
 *       The text is read in pairs, from where the first window would end, and skipped by as much as the table says.
 *   <li>Where it says 0, a window may end: the phrases whose windows end in that pair are compared whole.
 *   <li>Phrases of fewer than {@link #USUAL} bytes are searched for separately: they would make all skips short.
 * </ol>
 *
 * <p>What holds: no occurrence is missed, since a skip never passes the end of a window that could still match; pairs that share a slot of the table
 * only make skips shorter. It is immutable; threads may share it.
 */
public final class PhraseSearch {

    /** Phrases of so many bytes are found fast. */
    public static final int USUAL = 8;

    /** No phrase may be shorter. */
    public static final int SHORTEST = 4;

    private final int phrases;
    private final Windows usual;
    private final Optional<Windows> shorter;

    /** @throws IllegalArgumentException if a phrase has fewer than {@link #SHORTEST} bytes in UTF-8 */
    public PhraseSearch(List<String> phrases) {
        List<Numbered> few = new ArrayList<>();
        List<Numbered> most = new ArrayList<>();
        for (String phrase : phrases) {
            Numbered numbered = new Numbered(few.size() + most.size(), phrase.getBytes(StandardCharsets.UTF_8));
            if (numbered.bytes.length < SHORTEST) {
                throw new IllegalArgumentException("\"" + phrase + "\" is shorter than " + SHORTEST + " bytes");
            }
            (numbered.bytes.length < USUAL ? few : most).add(numbered);
        }
        this.phrases = phrases.size();
        this.usual = new Windows(most);
        this.shorter = few.isEmpty() ? Optional.empty() : Optional.of(new Windows(few));
    }

    /**
     * Notes which phrases occur in {@code text} from {@code from} up to {@code to}.
     *
     * @param found gets the bits of the phrases' numbers set, in the order in which they were given; other bits stay
     * @return whether there is any
     */
    public boolean find(byte[] text, int from, int to, long[] found) {
        boolean any = usual.find(text, from, to, found);
        return (shorter.isPresent() && shorter.get().find(text, from, to, found)) || any;
    }

    /** Room for {@link #find}'s answer. */
    public long[] noneFound() {
        return new long[(phrases + 63) >> 6];
    }

    private static final class Numbered {

        private final int number;
        private final byte[] bytes;

        Numbered(int number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes;
        }
    }

    /** The search itself. */
    private static final class Windows {

        private static final int SLOTS = 1 << 12;
        private static final Numbered[] NONE = {};

        private final int window;
        private final byte[] skips = new byte[SLOTS];

        /** Of each slot the phrases whose windows end there; none for most. */
        private final Numbered[][] endingAt = new Numbered[SLOTS][];

        Windows(List<Numbered> phrases) {
            int shortest = Byte.MAX_VALUE;
            for (Numbered phrase : phrases) {
                shortest = Math.min(shortest, phrase.bytes.length);
            }
            this.window = shortest;
            Arrays.fill(skips, (byte) (window - 1));
            Arrays.fill(endingAt, NONE);
            phrases.forEach(this::enter);
        }

        private void enter(Numbered phrase) {
            for (int end = 2; end <= window; end++) {
                int slot = slot(phrase.bytes[end - 2], phrase.bytes[end - 1]);
                skips[slot] = (byte) Math.min(skips[slot], window - end);
            }
            int last = slot(phrase.bytes[window - 2], phrase.bytes[window - 1]);
            endingAt[last] = Arrays.copyOf(endingAt[last], endingAt[last].length + 1);
            endingAt[last][endingAt[last].length - 1] = phrase;
        }

        private static int slot(byte first, byte second) {
            return ((first << 5) ^ second) & (SLOTS - 1);
        }

        boolean find(byte[] text, int from, int to, long[] found) {
            boolean any = false;
            int end = from + window;
            while (end <= to) {
                int slot = slot(text[end - 2], text[end - 1]);
                int skip = skips[slot];
                if (skip > 0) {
                    end += skip;
                    continue;
                }
                for (Numbered candidate : endingAt[slot]) {
                    byte[] phrase = candidate.bytes;
                    int start = end - window;
                    if (start + phrase.length <= to
                            && Arrays.equals(text, start, start + phrase.length, phrase, 0, phrase.length)) {
                        found[candidate.number >> 6] |= 1L << candidate.number;
                        any = true;
                    }
                }
                end++;
            }
            return any;
        }
    }
}
