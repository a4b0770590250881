package dev.galeractl.bootstrap.cluster.look;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a script of ours wrote on a host, taken apart: by their names the sections, of each the host's own lines. */
public final class Sections {
    private static final String BEGIN = "== ";

    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private Sections() {}

    /** Reads it; a line that is neither a section's beginning nor the host's own is passed over. */
    public static Sections of(String text) {
        Sections read = new Sections();
        List<String> current = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(BEGIN)) {
                current = new ArrayList<>();
                read.sections.put(line.substring(BEGIN.length()), current);
            } else if (line.startsWith(" ")) {
                current.add(line.substring(1));
            }
        }
        return read;
    }

    /** The same with other lines in one of them. */
    Sections with(String name, List<String> lines) {
        Sections other = new Sections();
        other.sections.putAll(sections);
        other.sections.put(name, List.copyOf(lines));
        return other;
    }

    /** Whether there is one of that name. */
    public boolean has(String name) {
        return sections.containsKey(name);
    }

    /** The lines of a section; empty as well if it is not there. */
    public List<String> lines(String name) {
        return List.copyOf(sections.getOrDefault(name, List.of()));
    }

    /** The first section of that name with a parameter, such as {@code status /run/mysqld.sock}. */
    Optional<List<String>> withParameter(String name) {
        return sections.entrySet().stream()
                .filter(it -> it.getKey().startsWith(name + " "))
                .map(it -> List.copyOf(it.getValue()))
                .findFirst();
    }

    /** A section of one line. */
    public Optional<String> line(String name) {
        return lines(name).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    /** What follows a word at the beginning of a line, each time. */
    List<String> after(String name, String word) {
        return lines(name).stream()
                .filter(it -> it.startsWith(word + " "))
                .map(it -> it.substring(word.length() + 1))
                .toList();
    }

    /** The first of them that says anything. */
    Optional<String> firstAfter(String name, String word) {
        return after(name, word).stream().filter(it -> !it.isBlank()).findFirst();
    }

    /** The lines as names and values. */
    public Map<String, String> pairs(String name, String between) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : lines(name)) {
            int at = line.indexOf(between);
            if (at > 0) {
                pairs.put(
                        line.substring(0, at),
                        line.substring(at + between.length()).strip());
            }
        }
        return pairs;
    }

    /** A file; empty if there is none, or if it could not be read. */
    Optional<byte[]> bytes(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(line(name).orElse("")));
        } catch (IllegalArgumentException cut) {
            return Optional.empty();
        }
    }

    /** A section that is one number from 0. */
    Optional<Long> number(String name) {
        return line(name).flatMap(Sections::natural);
    }

    /** A number from 0. */
    static Optional<Long> natural(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
