package dev.galeractl.diagnostics.config.fix;

import java.util.ArrayList;
import java.util.List;

/**
 * A file's lines without their line feeds, carriage returns kept.
 *
 * @param ended whether the last line has its line feed
 */
record FileLines(List<String> lines, boolean ended) {

    FileLines {
        lines = List.copyOf(lines);
    }

    static FileLines of(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        boolean ended = lines.get(lines.size() - 1).isEmpty();
        if (ended) {
            lines.remove(lines.size() - 1);
        }
        return new FileLines(lines, ended);
    }

    /** The line of that number, counted from 1, without a carriage return. */
    String get(int number) {
        String line = lines.get(number - 1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    FileLines with(int number, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(number - 1, line + carriageReturn(number));
        return new FileLines(changed, ended);
    }

    FileLines without(int number) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(number - 1);
        return new FileLines(changed, ended || number == lines.size());
    }

    FileLines withInserted(int after, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(after, line + carriageReturn(after));
        return new FileLines(changed, ended);
    }

    private String carriageReturn(int number) {
        return lines.get(number - 1).endsWith("\r") ? "\r" : "";
    }
}
