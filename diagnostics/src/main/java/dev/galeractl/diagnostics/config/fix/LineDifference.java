package dev.galeractl.diagnostics.config.fix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where two lists of lines differ: a shortest way from one to the other, found by trying ways with ever more changes (E. W. Myers, "An
 * O(ND) Difference Algorithm and Its Variations", 1986). Mends change few lines, so few are tried.
 */
final class LineDifference {

    /** Lines {@code [oldFrom, oldTo)} of one became lines {@code [nowFrom, nowTo)} of the other; either may be none. */
    record Block(int oldFrom, int oldTo, int nowFrom, int nowTo) {}

    private final List<String> old;
    private final List<String> now;
    /** For each number of changes: how far the ways with that many got, by diagonal, the lowest first. */
    private final List<int[]> reached = new ArrayList<>();

    private final int middle;

    private LineDifference(List<String> old, List<String> now) {
        this.old = old;
        this.now = now;
        this.middle = old.size() + now.size() + 1;
    }

    /** The places that differ, from the first to the last. */
    static List<Block> of(List<String> old, List<String> now) {
        return new LineDifference(old, now).blocks();
    }

    private List<Block> blocks() {
        int changes = search();
        List<Block> backwards = new ArrayList<>();
        int oldAt = old.size();
        int nowAt = now.size();
        for (int step = changes; step > 0; step--) {
            int[] before = reached.get(step - 1);
            int diagonal = oldAt - nowAt;
            boolean added = comesFromAbove(before, step - 1, diagonal, step);
            int came = added ? diagonal + 1 : diagonal - 1;
            int from = before[step - 1 + came];
            int nowFrom = from - came;
            join(
                    backwards,
                    added ? new Block(from, from, nowFrom, nowFrom + 1) : new Block(from, from + 1, nowFrom, nowFrom));
            oldAt = from;
            nowAt = nowFrom;
        }
        Collections.reverse(backwards);
        return backwards;
    }

    /** Changes with nothing unchanged between them are one. */
    private static void join(List<Block> backwards, Block earlier) {
        Block later = backwards.isEmpty() ? null : backwards.get(backwards.size() - 1);
        if (later != null && later.oldFrom() == earlier.oldTo() && later.nowFrom() == earlier.nowTo()) {
            backwards.set(
                    backwards.size() - 1,
                    new Block(earlier.oldFrom(), later.oldTo(), earlier.nowFrom(), later.nowTo()));
        } else {
            backwards.add(earlier);
        }
    }

    /** The least number of lines to take out and put in. */
    private int search() {
        int[] far = new int[2 * middle + 1];
        for (int changes = 0; ; changes++) {
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
                int oldAt = changes == 0
                        ? 0
                        : comesFromAbove(far, middle, diagonal, changes)
                                ? far[middle + diagonal + 1]
                                : far[middle + diagonal - 1] + 1;
                int nowAt = oldAt - diagonal;
                while (oldAt < old.size()
                        && nowAt < now.size()
                        && nowAt >= 0
                        && old.get(oldAt).equals(now.get(nowAt))) {
                    oldAt++;
                    nowAt++;
                }
                far[middle + diagonal] = oldAt;
                if (oldAt >= old.size() && nowAt >= now.size()) {
                    return changes;
                }
            }
            reached.add(Arrays.copyOfRange(far, middle - changes, middle + changes + 1));
        }
    }

    /** Whether the way to a diagonal that got farthest adds a line; else it takes one out. */
    private static boolean comesFromAbove(int[] far, int middle, int diagonal, int changes) {
        return diagonal == -changes || (diagonal != changes && far[middle + diagonal - 1] < far[middle + diagonal + 1]);
    }
}
