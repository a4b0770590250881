package dev.galeractl.it;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One command of a document and what it is said to print: a line {@code $ command}, or {@code db1$ command} on a certain machine, and the
 * lines up to the next such line.
 *
 * @param line where the command is, 1-based
 */
record ConsoleBlock(int line, String prompt, String command, List<String> output) {
    private static final Pattern COMMAND = Pattern.compile("([a-z0-9]*)\\$ (.*)");

    /** Some lines that are not shown, or, within a line, some text. */
    private static final String ELISION = "…";

    /** The commands in the {@code console} blocks of a Markdown document, in order. */
    static List<ConsoleBlock> in(String markdown) {
        List<ConsoleBlock> found = new ArrayList<>();
        String[] lines = markdown.split("\n", -1);
        boolean inside = false;
        for (int i = 0; i < lines.length; i++) {
            Matcher command = COMMAND.matcher(lines[i]);
            if (lines[i].startsWith("```")) {
                inside = lines[i].equals("```console");
            } else if (inside && command.matches()) {
                found.add(new ConsoleBlock(i + 1, command.group(1), command.group(2), new ArrayList<>()));
            } else if (inside) {
                found.get(found.size() - 1).output().add(lines[i]);
            }
        }
        return found;
    }

    /** The expected output as a pattern for the whole of the real one. */
    Pattern pattern() {
        String regex = trimmed(output).stream()
                .map(text -> text.strip().equals(ELISION) ? "(?:.*\n)*?" : quoted(text) + "\n")
                .collect(Collectors.joining());
        return Pattern.compile(regex);
    }

    private static String quoted(String text) {
        return Pattern.compile(ELISION)
                .splitAsStream(text.stripTrailing() + "\0")
                .map(part -> Pattern.quote(part.replace("\0", "")))
                .collect(Collectors.joining(".*"));
    }

    private static List<String> trimmed(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }
}
