package dev.galeractl.replication.log.envelope;

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

    private final String text;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int at;
    private boolean broken;

    private JsonFields(String text) {
        this.text = text;
    }

    /** The fields, {@code null} as an empty text; empty if the line is no JSON object. */
    static Optional<Map<String, String>> of(String line) {
        JsonFields reader = new JsonFields(line);
        reader.blanks();
        // RFC 7464, "json-seq", puts a record separator before each.
        if (reader.is('\u001e')) {
            reader.at++;
            reader.blanks();
        }
        if (!reader.is('{')) {
            return Optional.empty();
        }
        reader.object("", 0);
        reader.blanks();
        return reader.broken || reader.at < line.length() ? Optional.empty() : Optional.of(reader.fields);
    }

    private void object(String prefix, int depth) {
        at++;
        blanks();
        while (!broken && !is('}')) {
            String name = string();
            blanks();
            expect(':');
            blanks();
            value(prefix + name, depth);
            blanks();
            if (is(',')) {
                at++;
                blanks();
            } else if (!is('}')) {
                broken = true;
            }
        }
        expect('}');
    }

    private void value(String name, int depth) {
        if (is('"')) {
            fields.put(name, string());
        } else if (is('{')) {
            if (depth == DEEPEST) {
                fields.put(name, skipped());
            } else {
                object(name + ".", depth + 1);
            }
        } else if (is('[')) {
            String list = skipped();
            fields.put(name, bytes(list).orElse(list));
        } else {
            String word = word();
            fields.put(name, word.equals("null") ? "" : word);
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && ",}] \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        broken |= at == start;
        return text.substring(start, at);
    }

    /** A list or object, as it is written. */
    private String skipped() {
        int start = at;
        int open = 0;
        while (at < text.length() && !broken) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            at++;
            if (c == '[' || c == '{') {
                open++;
            } else if ((c == ']' || c == '}') && --open == 0) {
                return text.substring(start, at);
            }
        }
        broken = true;
        return "";
    }

    private String string() {
        if (!is('"')) {
            broken = true;
            return "";
        }
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (is('"')) {
            return text.substring(start, at++);
        }
        StringBuilder decoded = new StringBuilder(text.length() - start).append(text, start, at);
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            decoded.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return decoded.toString();
    }

    private char escaped() {
        if (at >= text.length()) {
            broken = true;
            return ' ';
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            broken |= digit < 0;
            value = value * 16 + Math.max(0, digit);
        }
        return value == 0 ? ' ' : (char) value;
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

    private void expect(char c) {
        if (is(c)) {
            at++;
        } else {
            broken = true;
        }
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) <= ' ' && text.charAt(at) != '\u001e') {
            at++;
        }
    }
}
