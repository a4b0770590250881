package dev.galeractl.diagnostics;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One example of a page: a fenced block whose first line is, say, {@code ```cnf fires present=/usr/lib/galera.so}. In it a trailing ◀ marks a
 * line that must be evidence, ◁ one that must be a consequence. Several files stand in one block as {@code tail} shows them, each after
 * {@code ==> name <==}.
 *
 * @param number counted from 1 on its page
 * @param language {@code cnf} or {@code log}
 * @param fires true if the page's problem must be found, false if it must not
 * @param attributes {@code name=value} and bare words of the first line
 */
record PageExample(
        FindingCode code,
        int number,
        String language,
        boolean fires,
        Map<String, String> attributes,
        List<ExampleFile> files) {

    private static final Pattern BLOCK = Pattern.compile(
            "^```(cnf|log) +(fires|clean)( +[^\\n]*)?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FILE_NAME = Pattern.compile("==> (\\S+) <==");

    /**
     * @param name as it stands in the evidence
     * @param text without marks
     */
    record ExampleFile(String name, String text, TreeSet<Integer> evidence, TreeSet<Integer> consequences) {

        List<String> lines() {
            return text.lines().toList();
        }
    }

    static List<PageExample> of(FindingPage page) {
        List<PageExample> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(page.body());
        while (block.find()) {
            String language = block.group(1);
            examples.add(new PageExample(
                    page.code(),
                    examples.size() + 1,
                    language,
                    block.group(2).equals("fires"),
                    attributes(Optional.ofNullable(block.group(3)).orElse("")),
                    files(block.group(4), language.equals("cnf") ? "my.cnf" : "error.log")));
        }
        return examples;
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    List<String> attributeList(String name) {
        return attribute(name).map(it -> List.of(it.split(","))).orElse(List.of());
    }

    /** Where the marks say that evidence must be, as {@code file:line}. */
    List<String> markedEvidence() {
        return marked(true);
    }

    /** Where the marks say that consequences must be. */
    List<String> markedConsequences() {
        return marked(false);
    }

    static List<String> places(List<Finding> findings, boolean evidence) {
        return findings.stream()
                .flatMap(it -> (evidence ? it.evidence() : it.consequences()).stream())
                .map(PageExample::place)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return "%s example %d (%s %s)".formatted(code, number, language, fires ? "fires" : "clean");
    }

    private List<String> marked(boolean evidence) {
        return files.stream()
                .flatMap(file -> (evidence ? file.evidence() : file.consequences())
                        .stream().map(line -> place(file.name(), line)))
                .sorted()
                .toList();
    }

    private static String place(Evidence evidence) {
        return place(evidence.file(), evidence.line());
    }

    private static String place(String file, int line) {
        return String.format(Locale.ROOT, "%s:%04d", file, line);
    }

    private static Map<String, String> attributes(String words) {
        return Arrays.stream(words.strip().split(" +"))
                .filter(it -> !it.isEmpty())
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it.length > 1 ? it[1] : "", (a, b) -> b, TreeMap::new));
    }

    private static List<ExampleFile> files(String block, String defaultName) {
        List<ExampleFile> files = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        ExampleFile current = new ExampleFile(defaultName, "", new TreeSet<>(), new TreeSet<>());
        int number = 0;
        for (String line : block.lines().toList()) {
            Matcher name = FILE_NAME.matcher(line);
            if (name.matches()) {
                if (number > 0) {
                    files.add(withText(current, text));
                }
                current = new ExampleFile(name.group(1), "", new TreeSet<>(), new TreeSet<>());
                text = new StringBuilder();
                number = 0;
                continue;
            }
            number++;
            // Two lines of a log that were joined into one may be both.
            if (line.endsWith(" ◀") || line.endsWith(" ◀◁")) {
                current.evidence().add(number);
            }
            if (line.endsWith(" ◁") || line.endsWith(" ◀◁")) {
                current.consequences().add(number);
            }
            text.append(line.replaceFirst(" (◀|◁|◀◁)$", "")).append('\n');
        }
        files.add(withText(current, text));
        return files;
    }

    private static ExampleFile withText(ExampleFile file, StringBuilder text) {
        return new ExampleFile(file.name(), text.toString(), file.evidence(), file.consequences());
    }
}
