package dev.galeractl.replication.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names in one of our resources, each with the kind of its value as far as known: a name a line, sorted by their bytes, and what begins
 * with {@code #} is a comment. One name is looked up where it lies; a map is made for whoever asks for all, and that is about a mistake.
 */
final class OptionNames {
    private final SortedLines lines;
    private @Nullable NavigableMap<String, String> all;

    private OptionNames(SortedLines lines) {
        this.lines = lines;
    }

    static OptionNames in(String resource) {
        return new OptionNames(SortedLines.load(OptionNames.class, resource));
    }

    static OptionNames none() {
        return new OptionNames(SortedLines.of(""));
    }

    boolean has(String name) {
        return lines.line(name).isPresent();
    }

    /** What kind of value it takes; nothing if that is not known, or the name is not. */
    String kind(String name) {
        Optional<String> line = lines.line(name);
        return line.isEmpty() ? "" : kindIn(line.get());
    }

    /** The names that begin so, sorted. */
    List<String> beginningWith(String prefix) {
        List<String> names = new ArrayList<>();
        for (String line : lines.linesWith(prefix)) {
            names.add(nameIn(line));
        }
        return names;
    }

    /** Every name, sorted, with its kind. */
    synchronized NavigableMap<String, String> all() {
        if (all == null) {
            NavigableMap<String, String> read = new TreeMap<>();
            for (String line : lines.lines()) {
                if (!line.startsWith("#")) {
                    read.put(nameIn(line), kindIn(line));
                }
            }
            all = Collections.unmodifiableNavigableMap(read);
        }
        return all;
    }

    private static String nameIn(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? line : line.substring(0, tab);
    }

    private static String kindIn(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? "" : line.substring(tab + 1);
    }
}
