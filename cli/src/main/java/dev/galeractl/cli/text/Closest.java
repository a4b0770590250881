package dev.galeractl.cli.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** "Did you mean": the word of a list that a mistyped word most likely stands for. */
public final class Closest {
    private Closest() {}

    /** The nearest candidate, if it is near enough to be worth a question: a third of its letters may differ. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Edits that turn one into the other: a letter more, less, other, or two neighbours swapped. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, edits);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] edits) {
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + other);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
