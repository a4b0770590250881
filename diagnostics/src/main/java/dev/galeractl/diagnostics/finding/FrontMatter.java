package dev.galeractl.diagnostics.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the little of YAML that pages use: mappings and lists of mappings by indentation; texts plain, in quotation marks, folded
 * ({@code >-}) or literal ({@code |}). Everything else is refused, and a test holds each page against a full YAML reader. A finding shows
 * after a millisecond this way; through the full reader it took a quarter of a second.
 */
final class FrontMatter {

    /** What a plain text does not begin with. */
    private static final String MARKS = "[]{},&*!|>%@`#'\"";

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
    /** How many blanks each line begins with. */
    private final int[] indents;

    private int next;

    private FrontMatter(List<String> lines) {
        this.lines = lines;
        this.indents = new int[lines.size()];
        for (int i = 0; i < indents.length; i++) {
            indents[i] = indent(lines.get(i));
        }
    }

    /**
     * Reads the text between the two fences.
     *
     * @throws IllegalStateException with the number of the line that is more than this reader understands
     */
    static Entries parse(String text) {
        FrontMatter reader = new FrontMatter(linesOf(text));
        Entries entries = reader.entries(0);
        if (reader.next < reader.lines.size()) {
            throw reader.wrong("the indentation fits nothing before it");
        }
        return entries;
    }

    private Entries entries(int indent) {
        Map<String, Node> values = new LinkedHashMap<>();
        while (next < lines.size() && indent() == indent && !atItem()) {
            String line = lines.get(next);
            int colon = line.indexOf(':', indent);
            if (!isName(line, indent, colon) || (colon + 1 < line.length() && line.charAt(colon + 1) != ' ')) {
                throw wrong("not 'name: value'");
            }
            String name = line.substring(indent, colon);
            if (values.put(name, value(indent, line.substring(colon + 1).strip())) != null) {
                throw wrong("'" + name + "' comes twice");
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
            indents[next] = indent(lines.get(next));
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
            return unescaped(written.substring(1, written.length() - 1));
        }
        if (written.length() >= 2 && written.startsWith("'") && written.endsWith("'")) {
            return written.substring(1, written.length() - 1).replace("''", "'");
        }
        if (!isPlain(written)) {
            throw wrong("this text needs quotation marks");
        }
        return written;
    }

    private static boolean isName(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return to > from;
    }

    private static boolean isPlain(String text) {
        char first = text.charAt(0);
        boolean asks = (first == '?' || first == '-') && text.startsWith(" ", 1);
        return MARKS.indexOf(first) < 0 && !asks && !text.contains(": ") && !text.contains(" #") && !text.endsWith(":");
    }

    /** Of a text in quotation marks: a backslash makes a quotation mark, or a backslash, plain. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (int slash = text.indexOf('\\'); slash >= 0; slash = text.indexOf('\\', from + 1)) {
            boolean escapes = text.startsWith("\"", slash + 1) || text.startsWith("\\", slash + 1);
            plain.append(text, from, slash);
            from = escapes ? slash + 1 : slash;
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    private boolean atItem() {
        return lines.get(next).startsWith("- ", indent());
    }

    private int indent() {
        return indents[next];
    }

    private static int indent(String line) {
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
