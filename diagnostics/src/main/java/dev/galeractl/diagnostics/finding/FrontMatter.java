package dev.galeractl.diagnostics.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the little of YAML that pages use: mappings and lists of mappings by indentation; texts plain, in quotation marks, folded
 * ({@code >-}) or literal ({@code |}). Everything else is refused, and a test holds each page against a full YAML reader. A finding shows
 * after a millisecond this way; through the full reader it took a quarter of a second.
 */
final class FrontMatter {

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z]+):(?: +(.*))?");
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\[\\]{},&*!|>%@`#'\"].*|[?-] .*|.*(: | #).*|.*:");

    /** One value of a page's front matter. */
    sealed interface Node permits Text, Entries, Items {}

    record Text(String value) implements Node {}

    record Entries(Map<String, Node> values) implements Node {
        Entries {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    record Items(List<Node> values) implements Node {
        Items {
            values = List.copyOf(values);
        }
    }

    private final List<String> lines;
    private int next;

    private FrontMatter(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /**
     * Reads the text between the two fences.
     *
     * @throws IllegalStateException with the number of the line that is more than this reader understands
     */
    static Entries parse(String text) {
        FrontMatter reader = new FrontMatter(text.lines().toList());
        Entries entries = reader.entries(0);
        if (reader.next < reader.lines.size()) {
            throw reader.wrong("the indentation fits nothing before it");
        }
        return entries;
    }

    private Entries entries(int indent) {
        Map<String, Node> values = new LinkedHashMap<>();
        while (next < lines.size() && indent() == indent && !atItem()) {
            Matcher entry = ENTRY.matcher(lines.get(next).substring(indent));
            if (!entry.matches()) {
                throw wrong("not 'name: value'");
            }
            String written = entry.group(2) == null ? "" : entry.group(2).stripTrailing();
            if (values.put(entry.group(1), value(indent, written)) != null) {
                throw wrong("'" + entry.group(1) + "' comes twice");
            }
        }
        return new Entries(values);
    }

    private Node value(int indent, String written) {
        if (written.isEmpty()) {
            next++;
            if (next >= lines.size() || indent() <= indent) {
                throw wrong("nothing follows the colon");
            }
            return atItem() ? items(indent()) : entries(indent());
        }
        if (written.equals(">-") || written.equals("|")) {
            next++;
            return new Text(block(indent, written.equals("|")));
        }
        if (written.equals("[]")) {
            next++;
            return new Items(List.of());
        }
        Text text = new Text(line(written));
        next++;
        return text;
    }

    private Items items(int indent) {
        List<Node> values = new ArrayList<>();
        while (next < lines.size() && indent() == indent && atItem()) {
            // The item's first entry stands behind the dash; with the dash blanked out it is an entry like the others.
            String line = lines.get(next);
            lines.set(next, line.substring(0, indent) + " " + line.substring(indent + 1));
            values.add(entries(indent()));
        }
        return new Items(values);
    }

    private String block(int indent, boolean literal) {
        List<String> block = new ArrayList<>();
        int inner = next < lines.size() ? indent() : 0;
        while (next < lines.size() && inner > indent && indent() >= inner) {
            String line = lines.get(next).substring(inner);
            if (!literal && (line.startsWith(" ") || line.isEmpty())) {
                throw wrong("a folded text goes on at one depth, without empty lines");
            }
            block.add(line);
            next++;
        }
        if (block.isEmpty()) {
            throw wrong("an empty text");
        }
        return literal ? String.join("\n", block) + "\n" : String.join(" ", block);
    }

    private String line(String written) {
        if (written.length() >= 2 && written.startsWith("\"") && written.endsWith("\"")) {
            String inner = written.substring(1, written.length() - 1);
            return inner.replaceAll("\\\\([\"\\\\])", "$1");
        }
        if (written.length() >= 2 && written.startsWith("'") && written.endsWith("'")) {
            return written.substring(1, written.length() - 1).replace("''", "'");
        }
        if (NOT_PLAIN.matcher(written).matches()) {
            throw wrong("this text needs quotation marks");
        }
        return written;
    }

    private boolean atItem() {
        return lines.get(next).startsWith("- ", indent());
    }

    private int indent() {
        String line = lines.get(next);
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException("line " + (next + 2) + ": " + what);
    }
}
