package dev.galeractl.completions.knowledge;

import dev.galeractl.completions.knowledge.YamlTree.Node;
import dev.galeractl.replication.option.knowledge.FactBlock;
import dev.galeractl.replication.option.knowledge.FactCheck;
import dev.galeractl.replication.option.knowledge.OptionEntry;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Property;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads one authored file into a {@link Compilation}. */
final class FamilyReader {
    private static final String[] FACT_KEYS = Stream.concat(
                    Stream.of("for", "source"), Arrays.stream(Property.values()).map(Property::key))
            .toArray(String[]::new);

    private final Section root;
    private final String family;
    private final Compilation compilation;

    FamilyReader(Section root, String family, Compilation compilation) {
        this.root = root;
        this.family = family;
        this.compilation = compilation;
    }

    void read() throws KnowledgeException {
        root.allow("family", "place", "sources", "options", "limits");
        if (!root.text("family").equals(family)) {
            throw root.wrongAt("family", "the family of this file is '" + family + "'");
        }
        Place place = Place.parse(root.text("place"))
                .orElseThrow(() -> root.wrongAt("place", "'place' is server or provider"));
        if (root.values().containsKey("sources")) {
            sources(root.section("sources"));
        }
        if (root.values().containsKey("options")) {
            Section options = root.section("options");
            for (Map.Entry<String, Node> option : options.values().entrySet()) {
                option(place, option.getKey(), Section.of(root.file(), option.getValue()));
            }
        }
        if (root.values().containsKey("limits")) {
            for (Node limit : root.items("limits")) {
                limit(place, Section.of(root.file(), limit));
            }
        }
    }

    private void sources(Section sources) throws KnowledgeException {
        for (Map.Entry<String, Node> entry : sources.values().entrySet()) {
            Section source = Section.of(root.file(), entry.getValue());
            source.allow("kind", "what", "version");
            String kind = source.text("kind");
            if (!List.of("server", "doc").contains(kind)) {
                throw source.wrong("'kind' is server or doc");
            }
            List<String> fields = new ArrayList<>(List.of(kind, source.text("what")));
            source.optionalText("version").ifPresent(fields::add);
            if (kind.equals("doc") && fields.size() == 2) {
                throw source.wrong("a document needs its 'version', or when it was read");
            }
            compilation.source(entry.getKey(), String.join("\t", fields), source);
        }
    }

    private void option(Place place, String name, Section option) throws KnowledgeException {
        option.allow("means", "facts");
        if (place == Place.SERVER && !name.matches("[a-z0-9_]+")) {
            throw option.wrong("write '" + name + "' in small letters with underscores");
        }
        Section means = option.section("means");
        means.allow("en", "ja");
        List<FactBlock> blocks = new ArrayList<>();
        for (Node node : option.items("facts")) {
            Section section = Section.of(root.file(), node);
            FactBlock block = block(section);
            try {
                FactCheck.check(place, blocks, block);
            } catch (IllegalArgumentException e) {
                throw section.wrong(name + ": ", e);
            }
            blocks.add(block);
        }
        compilation.option(
                new OptionEntry(place, name, family, blocks), means.text("en") + "\t" + means.text("ja"), option);
    }

    private FactBlock block(Section section) throws KnowledgeException {
        section.allow(FACT_KEYS);
        Map<Property, String> facts = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            if (section.values().containsKey(property.key())) {
                facts.put(property, section.text(property.key()));
            }
        }
        try {
            return FactBlock.of(section.text("for"), source(section), facts);
        } catch (IllegalArgumentException e) {
            throw section.wrong("", e);
        }
    }

    private String source(Section section) throws KnowledgeException {
        String id = section.text("source");
        compilation.used(id, section);
        return id;
    }

    private void limit(Place place, Section limit) throws KnowledgeException {
        limit.allow("left", "relation", "right", "for", "source", "breaks");
        compilation.limit(
                place,
                limit.text("left"),
                limit.text("relation"),
                limit.text("right"),
                limit.text("for"),
                source(limit),
                limit.text("breaks"),
                limit);
    }
}
