package dev.galeractl.replication.option;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names in one of our resources, each with the kind of its value as far as known: a name a line, and what begins with {@code #} is a
 * comment. One name is looked up where it lies; a map is made for whoever asks for neighbours, and that is about a mistake.
 */
final class OptionNames {
    private final SortedLines lines;
    private final boolean sorted;
    private @Nullable NavigableMap<String, String> all;

    private OptionNames(SortedLines lines, boolean sorted) {
        this.lines = lines;
        this.sorted = sorted;
    }

    /** Names that are written in the order of their bytes. */
    static OptionNames sorted(String resource) {
        return new OptionNames(SortedLines.load(OptionNames.class, resource), true);
    }

    /** Names that are written in an order that people like. */
    static OptionNames grouped(String resource) {
        return new OptionNames(SortedLines.load(OptionNames.class, resource), false);
    }

    static OptionNames none() {
        return new OptionNames(SortedLines.of(""), true);
    }

    boolean has(String name) {
        return sorted ? lines.line(name).isPresent() : all().containsKey(name);
    }

    /** What kind of value it takes; nothing if that is not known, or the name is not. */
    String kind(String name) {
        if (!sorted) {
            return all().getOrDefault(name, "");
        }
        Optional<String> line = lines.line(name);
        return line.isEmpty() ? "" : kindIn(line.get());
    }

    /** Every name, sorted, with its kind. */
    synchronized NavigableMap<String, String> all() {
        if (all == null) {
            NavigableMap<String, String> read = new TreeMap<>();
            for (String line : lines.lines()) {
                if (!line.startsWith("#")) {
                    int tab = line.indexOf('\t');
                    read.put(tab < 0 ? line : line.substring(0, tab), kindIn(line));
                }
            }
            all = Collections.unmodifiableNavigableMap(read);
        }
        return all;
    }

    private static String kindIn(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? "" : line.substring(tab + 1);
    }
}
