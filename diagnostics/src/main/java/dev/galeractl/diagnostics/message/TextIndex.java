package dev.galeractl.diagnostics.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds among all wordings the one that says most exactly what a message is.
 *
 * <ol>
 *   <li>The distinct beginnings (first literals) are sorted as bytes; each knows the longest other beginning that it starts with.
 *   <li>A binary search finds the last beginning that is not behind the message. It and the chain of those it starts with contain every beginning
 *       the message has: a prefix of the message that is not behind the found one is a prefix of the found one, too.
 *   <li>Wordings that start with a hole are found by their longest literal, all of them with one search.
 *   <li>Each candidate is matched whole; the one with most literal bytes wins, of several the first in the catalogue.
 * </ol>
 *
 * <p>It is immutable; {@link Finder}s are not, and each thread needs its own.
 */
final class TextIndex {

    private static final int NONE = -1;

    private final MessageText[] texts;
    private final byte[][] beginnings;

    /** Of each beginning the longest other one that it starts with, or {@link #NONE}. */
    private final int[] shorter;

    /** Of each beginning the numbers of the texts that have it. */
    private final int[][] textsOf;

    private final int[] withoutBeginning;
    private final PhraseSearch anchors;

    TextIndex(List<MessageText> all) {
        texts = all.toArray(MessageText[]::new);
        TreeMap<byte[], List<Integer>> sorted = new TreeMap<>(Arrays::compareUnsigned);
        List<Integer> open = new ArrayList<>();
        List<String> longest = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            byte[] start = texts[i].start();
            if (start.length == 0) {
                open.add(i);
                longest.add(new String(texts[i].anchor(), StandardCharsets.UTF_8));
            } else {
                sorted.computeIfAbsent(start, absent -> new ArrayList<>(2)).add(i);
            }
        }
        beginnings = sorted.keySet().toArray(byte[][]::new);
        textsOf = sorted.values().stream().map(TextIndex::numbers).toArray(int[][]::new);
        shorter = new int[beginnings.length];
        for (int i = 0; i < shorter.length; i++) {
            int before = i - 1;
            while (before >= 0 && !isPrefix(beginnings[before], beginnings[i], 0, beginnings[i].length)) {
                before = shorter[before];
            }
            shorter[i] = before;
        }
        withoutBeginning = numbers(open);
        anchors = new PhraseSearch(longest);
    }

    MessageText text(int number) {
        return texts[number];
    }

    private static int[] numbers(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean isPrefix(byte[] prefix, byte[] text, int from, int to) {
        return to - from >= prefix.length && Arrays.equals(prefix, 0, prefix.length, text, from, from + prefix.length);
    }

    /** Searches for one thread. */
    final class Finder {

        private final long[] found = anchors.noneFound();

        /** The number of the text that fits best; -1 if none does. */
        int find(byte[] message, int from, int to) {
            int best = NONE;
            for (int i = lastNotBehind(message, from, to); i >= 0; i = shorter[i]) {
                if (isPrefix(beginnings[i], message, from, to)) {
                    for (int candidate : textsOf[i]) {
                        best = better(best, candidate, message, from, to);
                    }
                }
            }
            if (anchors.find(message, from, to, found)) {
                for (int i = 0; i < withoutBeginning.length; i++) {
                    if ((found[i >> 6] & 1L << i) != 0) {
                        best = better(best, withoutBeginning[i], message, from, to);
                    }
                }
                Arrays.fill(found, 0);
            }
            return best;
        }

        private int better(int best, int candidate, byte[] message, int from, int to) {
            MessageText text = texts[candidate];
            boolean moreExact = best < 0
                    || text.weight() > texts[best].weight()
                    || (text.weight() == texts[best].weight() && candidate < best);
            return moreExact && text.matches(message, from, to) ? candidate : best;
        }

        private int lastNotBehind(byte[] message, int from, int to) {
            int low = 0;
            int high = beginnings.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                byte[] beginning = beginnings[middle];
                if (Arrays.compareUnsigned(beginning, 0, beginning.length, message, from, to) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }
}
