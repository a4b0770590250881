package dev.galeractl.replication.position;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Lines of the form {@code key: value}, as in Galera's small state files. */
final class KeyedLines {

    private KeyedLines() {}

    /** The values by key; blank lines and comments are skipped, anything else that is not a known key is a problem. */
    static Map<String, String> parse(String text, Set<String> keys) throws PositionProblem {
        if (text.isEmpty()) {
            throw new PositionProblem("the file is empty");
        }
        if (text.indexOf('\0') >= 0) {
            throw new PositionProblem("the file contains zero bytes, as after a loss of power or a full disk");
        }
        Map<String, String> values = new HashMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int colon = content.indexOf(':');
            String key = colon < 0 ? "" : content.substring(0, colon).strip();
            if (!keys.contains(key)) {
                throw new PositionProblem("line " + number + " is not understood: '" + Excerpt.of(content) + "'");
            }
            if (values.put(key, content.substring(colon + 1).strip()) != null) {
                throw new PositionProblem("line " + number + " gives '" + key + "' a second time");
            }
        }
        if (values.isEmpty()) {
            throw new PositionProblem("the file has no content");
        }
        return values;
    }

    static String required(Map<String, String> values, String key) throws PositionProblem {
        String value = values.get(key);
        if (value == null) {
            throw new PositionProblem("'" + key + "' is missing");
        }
        return value;
    }
}
