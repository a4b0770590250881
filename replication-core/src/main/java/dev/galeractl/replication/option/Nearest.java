package dev.galeractl.replication.option;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the one candidate with the fewest slips of the pen between it and a wanted word. */
public final class Nearest {
    private final String wanted;
    private int best;
    private Optional<String> winner = Optional.empty();
    private boolean tied;

    /** @param allowed the most slips accepted: a letter wrong, missing, too many, or two neighbours swapped */
    Nearest(String wanted, int allowed) {
        this.wanted = wanted;
        this.best = allowed;
    }

    /** The one of some words that is meant by another; capitals do not matter, and one slip in three letters is forgiven. */
    public static Optional<String> word(String written, List<String> words) {
        String wanted = written.toLowerCase(Locale.ROOT);
        Nearest nearest = new Nearest(wanted, Math.max(1, wanted.length() / 3));
        words.forEach(word -> nearest.offer(word.toLowerCase(Locale.ROOT)));
        return nearest.winner()
                .flatMap(winner -> words.stream()
                        .filter(word -> word.equalsIgnoreCase(winner))
                        .findFirst());
    }

    void offer(String candidate) {
        if (Math.abs(candidate.length() - wanted.length()) > best) {
            return;
        }
        int slips = distance(wanted, candidate);
        if (slips < best || (slips == best && winner.isEmpty())) {
            best = slips;
            winner = Optional.of(candidate);
            tied = false;
        } else if (slips == best && !winner.get().equals(candidate)) {
            tied = true;
        }
    }

    /** Empty if nothing was near enough, or two were equally near. */
    Optional<String> winner() {
        return tied ? Optional.empty() : winner;
    }

    /** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each. */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(last[j], now[j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], 1 + beforeLast[j - 2]);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = now;
            now = spare;
        }
        return last[other.length()];
    }
}
