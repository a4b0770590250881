package dev.galeractl.completions.knowledge;

import dev.galeractl.replication.option.knowledge.OptionEntry;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.OptionLimit;
import dev.galeractl.replication.option.knowledge.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gathers what the authored files say, and writes it down for the program. */
public final class Compilation {
    /** Where people write, inside the repository. */
    public static final Path AUTHORED = Path.of("replication-core/src/main/knowledge");

    private static final Path COMPILED =
            Path.of("replication-core/src/main/resources/dev/galeractl/replication/option/knowledge");

    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, Section> usedSources = new LinkedHashMap<>();
    private final Map<String, String> options = new TreeMap<>();
    private final Map<String, String> meanings = new TreeMap<>();
    private final List<String> limits = new ArrayList<>();

    Compilation() {}

    /**
     * The compiled files, by their path inside the repository.
     *
     * @throws KnowledgeException with file and line if an authored file cannot be compiled
     */
    public static Map<Path, String> of(Path repository) throws IOException, KnowledgeException {
        Compilation compilation = new Compilation();
        List<Path> files;
        try (Stream<Path> all = Files.list(repository.resolve(AUTHORED))) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            compilation.read(repository.relativize(file), Files.readString(file));
        }
        return compilation.finish();
    }

    void read(Path file, String text) throws KnowledgeException {
        String family = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
        new FamilyReader(Section.of(file, YamlTree.read(file, text)), family, this).read();
    }

    Map<Path, String> finish() throws KnowledgeException {
        for (Map.Entry<String, Section> used : usedSources.entrySet()) {
            if (!sources.containsKey(used.getKey())) {
                throw used.getValue().wrong("there is no source '" + used.getKey() + "'");
            }
        }
        List<String> facts = new ArrayList<>(limits);
        facts.addAll(options.values());
        sources.forEach((id, rest) -> facts.add("source " + id + "\t" + rest));
        // The reader searches by the first field.
        facts.sort(null);
        return Map.of(
                COMPILED.resolve(OptionKnowledge.FACTS), text(facts),
                COMPILED.resolve(OptionKnowledge.MEANINGS), text(List.copyOf(meanings.values())));
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    void source(String id, String rest, Section section) throws KnowledgeException {
        String other = sources.putIfAbsent(id, rest);
        if (other != null && !other.equals(rest)) {
            throw section.wrong("another file says something else of the source '" + id + "'");
        }
    }

    void used(String id, Section section) {
        usedSources.putIfAbsent(id, section);
    }

    void option(OptionEntry entry, String meaning, Section section) throws KnowledgeException {
        String key = entry.place().text() + " " + entry.name();
        if (options.putIfAbsent(key, entry.line()) != null) {
            throw section.wrong("'" + entry.name() + "' is described twice");
        }
        meanings.put(key, key + "\t" + meaning);
    }

    void limit(
            Place place,
            String left,
            String relation,
            String right,
            String appliesTo,
            String source,
            String breaks,
            Section section)
            throws KnowledgeException {
        try {
            limits.add(OptionLimit.line(limits.size() + 1, place, left, relation, right, appliesTo, source, breaks));
        } catch (IllegalArgumentException e) {
            throw section.wrong("", e);
        }
    }
}
