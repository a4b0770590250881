package dev.galeractl.diagnostics.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.diagnostics.finding.FrontMatter.Entries;
import dev.galeractl.diagnostics.finding.FrontMatter.Items;
import dev.galeractl.diagnostics.finding.FrontMatter.Node;
import dev.galeractl.diagnostics.finding.FrontMatter.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FrontMatterTest {

    static List<FindingPage> pages() {
        return Catalogue.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aFullYamlReaderReadsTheSame(FindingPage page) throws IOException {
        String resource = "/dev/galeractl/diagnostics/pages/" + page.code() + "-" + page.slug() + ".md";
        try (InputStream in = Objects.requireNonNull(FrontMatter.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String front = text.substring(4, text.indexOf("\n---\n", 4) + 1);
            JsonNode full = YAMLMapper.shared().readTree(front);
            assertThat(plain(FrontMatter.parse(front))).isEqualTo(plain(full));
        }
    }

    @Test
    void everyFormOfTextIsRead() {
        Entries entries = FrontMatter.parse("""
                plain: text with a colon:inside and 'marks'
                double: "a \\"quoted\\" # text: \\\\"
                single: 'it''s'
                folded: >-
                  one
                  two
                literal: |
                  one
                    two
                none: []
                list:
                  - name: a
                    text:
                      en: b
                  - name: c
                """);

        assertThat(entries.values())
                .containsEntry("plain", new Text("text with a colon:inside and 'marks'"))
                .containsEntry("double", new Text("a \"quoted\" # text: \\"))
                .containsEntry("single", new Text("it's"))
                .containsEntry("folded", new Text("one two"))
                .containsEntry("literal", new Text("one\n  two\n"))
                .containsEntry("none", new Items(List.of()));
        assertThat(plain(entries.values().getOrDefault("list", new Text(""))))
                .isEqualTo(List.of(Map.of("name", "a", "text", Map.of("en", "b")), Map.of("name", "c")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &anchor b",
                "a: *alias",
                "a: {b: c}",
                "a: [b]",
                "a: b: c",
                "a: b # comment",
                "a:",
                "a: b\na: c",
                "a: b\n  c: d",
                "a\n",
                "a: |",
                "a:\n  - b",
                "- a: b"
            })
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> FrontMatter.parse(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("line ");
    }

    private static Object plain(Node node) {
        if (node instanceof Text text) {
            return text.value();
        }
        if (node instanceof Items items) {
            return items.values().stream().map(FrontMatterTest::plain).toList();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        ((Entries) node).values().forEach((key, value) -> values.put(key, plain(value)));
        return values;
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            return node.values().stream().map(FrontMatterTest::plain).toList();
        }
        if (node.isObject()) {
            Map<String, Object> values = new LinkedHashMap<>();
            node.properties().forEach(it -> values.put(it.getKey(), plain(it.getValue())));
            return values;
        }
        return node.stringValue();
    }
}
