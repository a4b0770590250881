package dev.galeractl.diagnostics.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many phrases occur in a text, looking at about one byte in six of it (the method of Wu and Manber):
 *
 * <ol>
 *   <li>Only the first {@code window} bytes of each phrase are looked for at first, as many as the shortest phrase has.
 *   <li>A table says for each pair of bytes how far its last occurrence in any window is from that window's end; {@code window - 1} if it is in none.
 *       The text is read in pairs, from where the first window would end, and skipped by as much as the table says.
 *   <li>Where it says 0, a window may end: the phrases whose windows end in that pair are compared whole.
 * </ol>
 *
 * <p>What holds: no occurrence is missed, since a skip never passes the end of a window that could still match; pairs that share a slot of the table
 * only make skips shorter. It is immutable; threads may share it.
 */
public final class PhraseSearch {

    /** No phrase may be shorter: the skips would be too short to be worth it. */
    public static final int SHORTEST = 8;

    private static final int SLOTS = 1 << 12;

    private final byte[][] phrases;
    private final int window;
    private final byte[] skips = new byte[SLOTS];

    /** Of each slot the phrases whose windows end there; {@link #NONE} for most. */
    private final int[][] endingAt = new int[SLOTS][];

    private static final int[] NONE = {};

    /** @throws IllegalArgumentException if a phrase has fewer than {@link #SHORTEST} bytes in UTF-8 */
    public PhraseSearch(List<String> phrases) {
        this.phrases = new byte[phrases.size()][];
        int shortest = Byte.MAX_VALUE;
        for (int i = 0; i < this.phrases.length; i++) {
            byte[] phrase = phrases.get(i).getBytes(StandardCharsets.UTF_8);
            if (phrase.length < SHORTEST) {
                throw new IllegalArgumentException("\"" + phrases.get(i) + "\" is shorter than " + SHORTEST + " bytes");
            }
            this.phrases[i] = phrase;
            shortest = Math.min(shortest, phrase.length);
        }
        this.window = shortest;
        Arrays.fill(skips, (byte) (window - 1));
        Arrays.fill(endingAt, NONE);
        for (int i = 0; i < this.phrases.length; i++) {
            enter(i, this.phrases[i]);
        }
    }

    private void enter(int number, byte[] phrase) {
        for (int end = 2; end <= window; end++) {
            int slot = slot(phrase[end - 2], phrase[end - 1]);
            skips[slot] = (byte) Math.min(skips[slot], window - end);
        }
        int last = slot(phrase[window - 2], phrase[window - 1]);
        endingAt[last] = Arrays.copyOf(endingAt[last], endingAt[last].length + 1);
        endingAt[last][endingAt[last].length - 1] = number;
    }

    private static int slot(byte first, byte second) {
        return ((first << 5) ^ second) & (SLOTS - 1);
    }

    /**
     * Notes which phrases occur in {@code text} from {@code from} up to {@code to}.
     *
     * @param found gets the bits of the phrases' numbers set, in the order in which they were given; other bits stay
     * @return whether there is any
     */
    public boolean find(byte[] text, int from, int to, long[] found) {
        boolean any = false;
        int end = from + window;
        while (end <= to) {
            int slot = slot(text[end - 2], text[end - 1]);
            int skip = skips[slot];
            if (skip > 0) {
                end += skip;
                continue;
            }
            for (int candidate : endingAt[slot]) {
                byte[] phrase = phrases[candidate];
                int start = end - window;
                if (start + phrase.length <= to
                        && Arrays.equals(text, start, start + phrase.length, phrase, 0, phrase.length)) {
                    found[candidate >> 6] |= 1L << candidate;
                    any = true;
                }
            }
            end++;
        }
        return any;
    }

    /** Room for {@link #find}'s answer. */
    public long[] noneFound() {
        return new long[(phrases.length + 63) >> 6];
    }
}
