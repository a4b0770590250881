package dev.galeractl.replication.option;

import dev.galeractl.replication.resource.ProgramResource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource of ours: lines of fields with tabs between them, sorted by their first field. It is searched where it lies: no index is
 * built, and nothing is decoded but the line that was asked for, because a usual option file asks for twenty lines of a thousand.
 */
public final class SortedLines {
    /** A character for each byte: that a cold JVM copies, where UTF-8 is looked at byte by byte. */
    private final String text;

    private SortedLines(String text) {
        this.text = text;
    }

    /** The lines of that text, which has to be sorted. */
    public static SortedLines of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The lines of that text in UTF-8, which has to be sorted by its bytes. */
    public static SortedLines of(byte[] text) {
        return new SortedLines(new String(text, StandardCharsets.ISO_8859_1));
    }

    /** The lines of a resource beside that class. */
    public static SortedLines load(Class<?> beside, String resource) {
        return new SortedLines(ProgramResource.byteCharacters(beside, resource));
    }

    /** The line with that first field, which may be its only one. */
    public Optional<String> line(String key) {
        int start = firstFrom(key);
        int rest = start + key.length();
        int end = endOf(start);
        return start < text.length() && text.startsWith(key, start) && (rest == end || text.charAt(rest) == '\t')
                ? Optional.of(decoded(start, end))
                : Optional.empty();
    }

    /** Every line whose first field begins so. */
    public List<String> linesWith(String prefix) {
        List<String> lines = new ArrayList<>();
        int start = firstFrom(prefix);
        while (start < text.length() && text.startsWith(prefix, start)) {
            int end = endOf(start);
            lines.add(decoded(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** All of it. */
    public List<String> lines() {
        return linesWith("");
    }

    private String decoded(int start, int end) {
        return new String(text.substring(start, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The fields of a line. */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            fields.add(line.substring(from, tab));
            from = tab + 1;
        }
        fields.add(line.substring(from));
        return fields;
    }

    /** The words of a field, with one blank or several between them. */
    public static List<String> words(String field) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int blank = field.indexOf(' '); blank >= 0; blank = field.indexOf(' ', from)) {
            words.add(field.substring(from, blank));
            from = blank + 1;
            while (field.startsWith(" ", from)) {
                from++;
            }
        }
        words.add(field.substring(from));
        return words;
    }

    /** Where the first line begins that is not before the key. */
    private int firstFrom(String key) {
        int low = 0;
        int high = text.length();
        while (low < high) {
            int start = text.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
            if (comesBefore(start, key)) {
                low = Math.min(endOf(start) + 1, high);
            } else {
                high = start;
            }
        }
        return low;
    }

    private boolean comesBefore(int start, String key) {
        // What ends a line or a field is less than any letter of a key, and so is the end of the text.
        return text.substring(start, Math.min(start + key.length(), text.length()))
                        .compareTo(key)
                < 0;
    }

    private int endOf(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
