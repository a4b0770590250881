package dev.galeractl.replication.option.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A compiled resource: lines of fields with tabs between them, sorted by their first field. It is searched where it lies;
 * no index is built, because a usual option file asks for twenty lines of a thousand.
 */
final class KnowledgeLines {
    private final String text;

    KnowledgeLines(String text) {
        this.text = text;
    }

    static KnowledgeLines load(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(KnowledgeLines.class.getResourceAsStream(resource), resource)) {
            return new KnowledgeLines(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The line with that first field. */
    Optional<String> line(String key) {
        int start = firstFrom(key);
        int end = endOf(start);
        return text.startsWith(key, start) && start + key.length() < end && text.charAt(start + key.length()) == '\t'
                ? Optional.of(text.substring(start, end))
                : Optional.empty();
    }

    /** Every line whose first field begins so. */
    List<String> linesWith(String prefix) {
        List<String> lines = new ArrayList<>();
        int start = firstFrom(prefix);
        while (start < text.length() && text.startsWith(prefix, start)) {
            int end = endOf(start);
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            fields.add(line.substring(from, tab));
            from = tab + 1;
        }
        fields.add(line.substring(from));
        return fields;
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
        for (int i = 0; i < key.length(); i++) {
            char c = start + i < text.length() ? text.charAt(start + i) : '\n';
            if (c != key.charAt(i)) {
                return c < key.charAt(i);
            }
        }
        return false;
    }

    private int endOf(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
