package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.diagnostics.config.fix.LineDifference.Block;
import dev.galeractl.replication.provenance.SecretLine;
import java.util.ArrayList;
import java.util.List;

/** The difference between two texts in unified form, as {@code patch} reads it. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final List<String> old;
    private final List<String> now;
    private final StringBuilder diff = new StringBuilder();

    private UnifiedDiff(FileLines before, FileLines after) {
        this.old = marked(before);
        this.now = marked(after);
    }

    static String of(String name, FileLines before, FileLines after) {
        UnifiedDiff unified = new UnifiedDiff(before, after);
        List<List<Block>> hunks = unified.hunks(LineDifference.of(unified.old, unified.now));
        if (!hunks.isEmpty()) {
            unified.diff.append("--- " + named(name) + "\n+++ " + named(name) + "\n");
            hunks.forEach(unified::hunk);
        }
        return unified.diff.toString();
    }

    /** Behind a name with a blank {@code patch} wants a tab, to see where it ends. */
    private static String named(String name) {
        return name.indexOf(' ') < 0 ? name : name + "\t";
    }

    /** Changes that are so near to each other that what surrounds them would meet are told together. */
    private List<List<Block>> hunks(List<Block> blocks) {
        List<List<Block>> hunks = new ArrayList<>();
        Block last = null;
        for (Block block : blocks) {
            if (last == null
                    || block.oldFrom() - last.oldTo() > 2 * CONTEXT
                    || hasSecret(last.oldTo(), block.oldFrom())) {
                hunks.add(new ArrayList<>());
            }
            hunks.get(hunks.size() - 1).add(block);
            last = block;
        }
        return hunks;
    }

    private void hunk(List<Block> blocks) {
        Block first = blocks.get(0);
        Block last = blocks.get(blocks.size() - 1);
        int context = context(first.oldFrom(), last.oldTo());
        int before = Math.min(context, first.oldFrom());
        int behind = Math.min(context, old.size() - last.oldTo());
        diff.append("@@ -%s +%s @@\n"
                .formatted(
                        range(first.oldFrom() - before, last.oldTo() + behind),
                        range(first.nowFrom() - before, last.nowTo() + behind)));
        int told = first.oldFrom() - before;
        for (Block block : blocks) {
            lines(' ', old.subList(told, block.oldFrom()));
            lines('-', old.subList(block.oldFrom(), block.oldTo()));
            lines('+', now.subList(block.nowFrom(), block.nowTo()));
            told = block.oldTo();
        }
        lines(' ', old.subList(told, last.oldTo() + behind));
    }

    /**
     * How many lines around a change are told: three, or fewer if there is a secret among them. As many before as behind it: where one is
     * shorter, {@code patch} takes the change for one at an end of the file.
     */
    private int context(int from, int to) {
        int context = CONTEXT;
        while (hasSecret(Math.max(0, from - context), from) || hasSecret(to, Math.min(old.size(), to + context))) {
            context--;
        }
        return context;
    }

    private boolean hasSecret(int from, int to) {
        return old.subList(from, to).stream()
                .anyMatch(line -> SecretLine.of(line).isPresent());
    }

    private void lines(char mark, List<String> lines) {
        lines.forEach(line -> diff.append(mark).append(line).append('\n'));
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
