package dev.galeractl.diagnostics.finding;

import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import dev.galeractl.diagnostics.finding.FindingPage.Remedy;
import dev.galeractl.diagnostics.finding.FindingPage.Unknown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a page from the program's own resources: front matter in YAML between two lines of {@code ---}, then the body. */
final class PageReader {

    private static final String FENCE = "---\n";

    private final String name;

    private PageReader(String name) {
        this.name = name;
    }

    static FindingPage read(String name) {
        String resource = "/dev/galeractl/diagnostics/pages/" + name + ".md";
        try (InputStream in = PageReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the page " + resource + " is missing from the program");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FindingPage parse(String name, String text) {
        int end = text.indexOf("\n" + FENCE, FENCE.length());
        if (!text.startsWith(FENCE) || end < 0) {
            throw new IllegalStateException("page " + name + ": no front matter between two lines of ---");
        }
        JsonNode front = YAMLMapper.shared().readTree(text.substring(FENCE.length(), end + 1));
        String body = text.substring(end + 1 + FENCE.length()).strip() + "\n";
        return new PageReader(name).page(front, body);
    }

    private FindingPage page(JsonNode front, String body) {
        only(front, Set.of("code", "slug", "title", "since", "remedy", "circumstances", "unknown"));
        return new FindingPage(
                new FindingCode(string(front, "code")),
                string(front, "slug"),
                localized(front, "title"),
                string(front, "since"),
                list(front, "circumstances").stream()
                        .map(it -> circumstance(it, it.has("remedy") ? it : front))
                        .toList(),
                list(front, "unknown").stream().map(this::unknown).toList(),
                body);
    }

    /** @param remedies where its remedies stand: in the circumstance, or, for all that have none of their own, in the page */
    private Circumstance circumstance(JsonNode node, JsonNode remedies) {
        only(node, Set.of("name", "when", "severity", "cause", "remedy", "notHelpful"));
        return new Circumstance(
                string(node, "name"),
                localized(node, "when"),
                Severity.valueOf(string(node, "severity").toUpperCase(Locale.ROOT)),
                localized(node, "cause"),
                list(remedies, "remedy").stream().map(this::remedy).toList(),
                list(node, "notHelpful").stream().map(this::localized).toList());
    }

    private Remedy remedy(JsonNode node) {
        only(node, Set.of("text", "command"));
        return new Remedy(
                localized(node, "text"),
                node.has("command") ? Optional.of(string(node, "command").strip()) : Optional.empty());
    }

    private Unknown unknown(JsonNode node) {
        only(node, Set.of("name", "text"));
        return new Unknown(string(node, "name"), localized(node, "text"));
    }

    private LocalizedText localized(JsonNode node, String key) {
        if (!node.has(key)) {
            throw wrong("'" + key + "' is missing");
        }
        return localized(node.get(key));
    }

    private LocalizedText localized(JsonNode node) {
        only(node, Set.of("en", "ja"));
        return new LocalizedText(string(node, "en").strip(), string(node, "ja").strip());
    }

    private String string(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null || !value.isString()) {
            throw wrong("'" + key + "' is missing or not a text (a number needs quotes)");
        }
        return value.stringValue();
    }

    private List<JsonNode> list(JsonNode node, String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong("'" + key + "' is not a list");
        }
        return List.copyOf(value.values());
    }

    /** A mistyped key would otherwise be a sentence that nobody ever reads. */
    private void only(JsonNode node, Set<String> allowed) {
        Set<String> others = new TreeSet<>(node.propertyNames());
        others.removeAll(allowed);
        if (!others.isEmpty()) {
            throw wrong("unknown key " + others);
        }
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException("page " + name + ": " + what);
    }
}
