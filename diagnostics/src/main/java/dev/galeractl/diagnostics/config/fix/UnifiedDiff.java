package dev.galeractl.diagnostics.config.fix;

import java.util.ArrayList;
import java.util.List;

/** The difference between two texts that differ in one place. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    static String of(String name, FileLines before, FileLines after) {
        List<String> old = marked(before);
        List<String> now = marked(after);
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < Math.min(old.size(), now.size()) - same
                && old.get(old.size() - 1 - sameAtEnd).equals(now.get(now.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        int from = Math.max(0, same - CONTEXT);
        int oldTo = Math.min(old.size(), old.size() - sameAtEnd + CONTEXT);
        int nowTo = Math.min(now.size(), now.size() - sameAtEnd + CONTEXT);

        StringBuilder diff = new StringBuilder("--- " + name + "\n+++ " + name + "\n");
        diff.append("@@ -%s +%s @@\n".formatted(range(from, oldTo), range(from, nowTo)));
        old.subList(from, same).forEach(it -> diff.append(' ').append(it).append('\n'));
        old.subList(same, old.size() - sameAtEnd)
                .forEach(it -> diff.append('-').append(it).append('\n'));
        now.subList(same, now.size() - sameAtEnd)
                .forEach(it -> diff.append('+').append(it).append('\n'));
        old.subList(old.size() - sameAtEnd, oldTo)
                .forEach(it -> diff.append(' ').append(it).append('\n'));
        return diff.toString();
    }

    /** A last line without its line feed is told as {@code diff} does, and differs from one that has it. */
    private static List<String> marked(FileLines file) {
        if (file.ended() || file.lines().isEmpty()) {
            return file.lines();
        }
        List<String> lines = new ArrayList<>(file.lines());
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + "\n\\ No newline at end of file");
        return lines;
    }

    private static String range(int from, int to) {
        int length = to - from;
        return (length == 0 ? from : from + 1) + "," + length;
    }
}
