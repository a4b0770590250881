package dev.galeractl.replication.log.envelope;

import dev.galeractl.replication.source.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON object of one line as flat fields: {@code {"a":{"b":1}}} has {@code a.b}. It is no general reader: a list is kept as it is written,
 * but for one of bytes, as which journald writes what is no UTF-8.
 */
final class JsonFields {

    private static final int DEEPEST = 4;

    private final JsonCursor json;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private JsonFields(String text) {
        this.json = new JsonCursor(text);
    }

    /** The fields, {@code null} as an empty text; empty if the line is no JSON object. */
    static Optional<Map<String, String>> of(String line) {
        JsonFields reader = new JsonFields(line);
        JsonCursor json = reader.json;
        json.blanks();
        // RFC 7464, "json-seq", puts a record separator before each.
        if (json.take('\u001e')) {
            json.blanks();
        }
        if (!json.is('{')) {
            return Optional.empty();
        }
        reader.object("", 0);
        json.blanks();
        return json.isBroken() || !json.isAtEnd() ? Optional.empty() : Optional.of(reader.fields);
    }

    private void object(String prefix, int depth) {
        json.expect('{');
        json.blanks();
        while (!json.isBroken() && !json.is('}')) {
            String name = json.string();
            json.blanks();
            json.expect(':');
            json.blanks();
            value(prefix + name, depth);
            json.blanks();
            if (json.take(',')) {
                json.blanks();
            } else if (!json.is('}')) {
                json.fail();
            }
        }
        json.expect('}');
    }

    private void value(String name, int depth) {
        if (json.is('"')) {
            fields.put(name, json.string());
        } else if (json.is('{')) {
            if (depth == DEEPEST) {
                fields.put(name, json.skipped());
            } else {
                object(name + ".", depth + 1);
            }
        } else if (json.is('[')) {
            String list = json.skipped();
            fields.put(name, bytes(list).orElse(list));
        } else {
            String word = json.word();
            fields.put(name, word.equals("null") ? "" : word);
        }
    }

    private static Optional<String> bytes(String list) {
        byte[] bytes = new byte[list.length() / 2];
        int count = 0;
        int value = -1;
        for (int i = 1; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c >= '0' && c <= '9') {
                value = Math.max(value, 0) * 10 + c - '0';
                if (value > 255) {
                    return Optional.empty();
                }
            } else if (c == ',' || c == ']') {
                if (value < 0) {
                    return Optional.empty();
                }
                bytes[count++] = (byte) value;
                value = -1;
            } else if (c > ' ') {
                return Optional.empty();
            }
        }
        String utf8 = new String(bytes, 0, count, StandardCharsets.UTF_8);
        return Optional.of(
                (utf8.indexOf('\ufffd') < 0 ? utf8 : new String(bytes, 0, count, StandardCharsets.ISO_8859_1))
                        .replace('\0', ' '));
    }
}
