package dev.galeractl.replication.option.knowledge;

import dev.galeractl.replication.option.SortedLines;
import dev.galeractl.replication.option.knowledge.FactSource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that is known about options. A line is decoded when it is asked for. */
public final class OptionKnowledge {
    /** The compiled facts, beside this class. */
    public static final String FACTS = "facts.txt";
    /** The compiled meanings, beside this class. */
    public static final String MEANINGS = "meanings.txt";

    static final String SOURCE = "source ";
    private static final String LIMIT = "limit ";

    private final SortedLines facts;
    /** What was asked for: each rule asks for the same few options again. */
    private final Map<String, Optional<KnownOption>> asked = new ConcurrentHashMap<>();

    private final Map<String, FactSource> sources = new ConcurrentHashMap<>();

    OptionKnowledge(SortedLines facts) {
        this.facts = facts;
    }

    /** What this program knows; read once. */
    public static OptionKnowledge load() {
        return Loaded.KNOWLEDGE;
    }

    /** Read when first asked for. */
    private static final class Loaded {
        static final OptionKnowledge KNOWLEDGE = new OptionKnowledge(SortedLines.load(OptionKnowledge.class, FACTS));
    }

    /** The meanings are read only where somebody wants to read them. */
    private static final class Meanings {
        static final SortedLines LINES = SortedLines.load(OptionKnowledge.class, MEANINGS);
    }

    /**
     * What is known of an option; empty if nothing is.
     *
     * @param name of the server in any spelling that it takes, not shortened; of the provider exactly
     */
    public Optional<KnownOption> option(Place place, String name) {
        String canonical = place == Place.SERVER ? name.replace('-', '_').toLowerCase(Locale.ROOT) : name;
        String key = OptionEntry.key(place, canonical);
        Optional<KnownOption> known = asked.get(key);
        if (known == null) {
            Optional<String> line = facts.line(key);
            known = line.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new KnownOption(this, OptionEntry.read(place, canonical, line.get())));
            asked.put(key, known);
        }
        return known;
    }

    /** Every option of that place of which something is known, sorted by name. */
    public List<KnownOption> options(Place place) {
        List<KnownOption> options = new ArrayList<>();
        for (String line : facts.linesWith(OptionEntry.key(place, ""))) {
            String name = SortedLines.fields(line)
                    .get(0)
                    .substring(OptionEntry.key(place, "").length());
            options.add(new KnownOption(this, OptionEntry.read(place, name, line)));
        }
        return options;
    }

    /** Every limit between two options. */
    public List<OptionLimit> limits() {
        List<OptionLimit> limits = new ArrayList<>();
        for (String line : facts.linesWith(LIMIT)) {
            limits.add(OptionLimit.read(line, this::source));
        }
        return limits;
    }

    Optional<Meaning> meaning(Place place, String name) {
        return Meanings.LINES
                .line(OptionEntry.key(place, name))
                .map(SortedLines::fields)
                .map(fields -> new Meaning(fields.get(1), fields.get(2)));
    }

    FactSource source(String id) {
        FactSource source = sources.get(id);
        if (source == null) {
            source = readSource(id);
            sources.put(id, source);
        }
        return source;
    }

    private FactSource readSource(String id) {
        List<String> fields = SortedLines.fields(facts.line(SOURCE + id).orElseThrow());
        return new FactSource(
                id,
                Kind.named(fields.get(1)),
                fields.get(2),
                fields.size() > 3 ? Optional.of(fields.get(3)) : Optional.empty());
    }
}
