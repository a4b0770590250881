package dev.galeractl.diagnostics.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Looks up the first word of a message, up to the first blank, in its bytes: a hash table with open addressing, never more than a quarter full. */
final class WordTable {

    private static final int[] NONE = {};

    private final byte[][] words;
    private final int[][] numbers;
    private final int mask;

    WordTable(Map<String, List<Integer>> entries) {
        int slots = Integer.highestOneBit(Math.max(16, entries.size() * 8));
        mask = slots - 1;
        words = new byte[slots][];
        numbers = new int[slots][];
        Arrays.fill(words, new byte[0]);
        Arrays.fill(numbers, NONE);
        entries.forEach((word, list) -> {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            int slot = slot(bytes, 0, bytes.length);
            words[slot] = bytes;
            numbers[slot] = list.stream().mapToInt(Integer::intValue).toArray();
        });
    }

    /** The numbers entered for the first word of the message; none if it is not known. */
    int[] ofFirstWord(byte[] message, int from, int to) {
        int end = from;
        while (end < to && message[end] != ' ') {
            end++;
        }
        return numbers[slot(message, from, end)];
    }

    /** Where the word is, or the free slot where it would be. */
    private int slot(byte[] text, int from, int to) {
        int length = to - from;
        int hash = length;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (words[slot].length > 0 && !Arrays.equals(words[slot], 0, words[slot].length, text, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
