package dev.galeractl.diagnostics.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which of many phrases occur in a text, looking at every fourth place of it:
 *
 * <ol>
 *   <li>Of each phrase a stretch of {@value #STRETCH} bytes is chosen, the one that looks rarest, and the four grams (four bytes in a row) in it are
 *       entered in a table.
 *   <li>The text's grams are looked up at every fourth place: wherever a phrase stands, one of its four grams is at such a place. A bit for each slot of the
 *       table tells at once that most are in no phrase.
 *   <li>Where a gram is found, the phrases that have it are compared whole.
 *   <li>Phrases of fewer than {@link #USUAL} bytes are searched for by their rarest byte, eight places at a time; there should be few of them.
 * </ol>
 *
 * <p>What holds: no occurrence is missed, and none is invented. It is immutable; threads may share it.
 */
public final class PhraseSearch {

    /** Phrases of so many bytes are found fast. */
    public static final int USUAL = 7;

    /** No phrase may be shorter. */
    public static final int SHORTEST = 4;

    private static final int STRETCH = 7;
    private static final int GRAM = 4;

    /** By how common they are in logs, the most common first; what is not here is rare. */
    private static final String COMMON = " etaonirsdlcumpghf0123456789bywvk.:'-)";

    private static final int SLOT_BITS = 16;
    private static final Place[] NOWHERE = {};

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW = EACH * 0x7f;

    private final int phrases;
    private final long[] isEntered = new long[1 << (SLOT_BITS - 6)];
    private final Place[][] entered = new Place[1 << SLOT_BITS][];
    private final List<List<Place>> shorter = new ArrayList<>();

    /** @throws IllegalArgumentException if a phrase has fewer than {@link #SHORTEST} bytes in UTF-8 */
    public PhraseSearch(List<String> phrases) {
        this.phrases = phrases.size();
        for (int i = 0; i < phrases.size(); i++) {
            byte[] phrase = phrases.get(i).getBytes(StandardCharsets.UTF_8);
            if (phrase.length < SHORTEST) {
                throw new IllegalArgumentException("\"" + phrases.get(i) + "\" is shorter than " + SHORTEST + " bytes");
            }
            if (phrase.length < USUAL) {
                enterShort(new Place(i, phrase, rarest(phrase, 1)));
            } else {
                enter(i, phrase);
            }
        }
    }

    private void enterShort(Place place) {
        for (List<Place> group : shorter) {
            if (group.get(0).rareByte() == place.rareByte()) {
                group.add(place);
                return;
            }
        }
        shorter.add(new ArrayList<>(List.of(place)));
    }

    private void enter(int number, byte[] phrase) {
        int stretch = rarest(phrase, STRETCH);
        for (int offset = stretch; offset < stretch + GRAM; offset++) {
            int slot = slot((int) INT.get(phrase, offset));
            isEntered[slot >> 6] |= 1L << slot;
            Place[] before = entered[slot] == null ? NOWHERE : entered[slot];
            entered[slot] = Arrays.copyOf(before, before.length + 1);
            entered[slot][before.length] = new Place(number, phrase, offset);
        }
    }

    /** Where the stretch of so many bytes is that looks rarest. */
    private static int rarest(byte[] phrase, int bytes) {
        int best = 0;
        int leastCommon = Integer.MAX_VALUE;
        for (int start = 0; start + bytes <= phrase.length; start++) {
            int common = 0;
            for (int i = start; i < start + bytes; i++) {
                int rank = COMMON.indexOf(phrase[i]);
                common += rank < 0 ? 0 : COMMON.length() - rank;
            }
            if (common < leastCommon) {
                best = start;
                leastCommon = common;
            }
        }
        return best;
    }

    private static int slot(int gram) {
        return (gram * 0x9E3779B1) >>> (Integer.SIZE - SLOT_BITS);
    }

    /**
     * Notes which phrases occur in {@code text} from {@code from} up to {@code to}.
     *
     * @param found gets the bits of the phrases' numbers set, in the order in which they were given; other bits stay
     * @return whether there is any
     */
    public boolean find(byte[] text, int from, int to, long[] found) {
        boolean any = false;
        for (int at = from; at + GRAM <= to; at += GRAM) {
            int gram = (int) INT.get(text, at);
            int slot = slot(gram);
            if ((isEntered[slot >> 6] & 1L << slot) != 0) {
                any |= compare(entered[slot], gram, text, at, from, to, found);
            }
        }
        for (int i = 0; i < shorter.size(); i++) {
            any |= findShort(shorter.get(i), text, from, to, found);
        }
        return any;
    }

    private static boolean compare(Place[] places, int gram, byte[] text, int at, int from, int to, long[] found) {
        boolean any = false;
        for (Place place : places) {
            any |= place.gram == gram && place.isAt(text, at, from, to, found);
        }
        return any;
    }

    /** The places of a group have the same rarest byte. */
    private static boolean findShort(List<Place> group, byte[] text, int from, int to, long[] found) {
        byte rare = group.get(0).rareByte();
        boolean any = false;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long others = (long) WORD.get(text, at) ^ (EACH * rare);
            long hits = ~(((others & LOW) + LOW) | others | LOW);
            for (; hits != 0; hits &= hits - 1) {
                any |= areAt(group, text, at + (Long.numberOfTrailingZeros(hits) >>> 3), from, to, found);
            }
        }
        for (; at < to; at++) {
            any |= text[at] == rare && areAt(group, text, at, from, to, found);
        }
        return any;
    }

    private static boolean areAt(List<Place> group, byte[] text, int at, int from, int to, long[] found) {
        boolean any = false;
        for (Place place : group) {
            any |= place.isAt(text, at, from, to, found);
        }
        return any;
    }

    /** Room for {@link #find}'s answer. */
    public long[] noneFound() {
        return new long[(phrases + 63) >> 6];
    }

    /** A place in a phrase that is found first. */
    private static final class Place {

        private final int number;
        private final byte[] phrase;
        private final int offset;

        /** The four bytes there; of a short phrase none. */
        private final int gram;

        Place(int number, byte[] phrase, int offset) {
            this.number = number;
            this.phrase = phrase;
            this.offset = offset;
            this.gram = offset + GRAM <= phrase.length ? (int) INT.get(phrase, offset) : 0;
        }

        byte rareByte() {
            return phrase[offset];
        }

        /** Whether the phrase stands in the text with this place of it at {@code at}; if so, that is noted. */
        boolean isAt(byte[] text, int at, int from, int to, long[] found) {
            int start = at - offset;
            if (start < from
                    || start + phrase.length > to
                    || !Arrays.equals(text, start, start + phrase.length, phrase, 0, phrase.length)) {
                return false;
            }
            found[number >> 6] |= 1L << number;
            return true;
        }
    }
}
