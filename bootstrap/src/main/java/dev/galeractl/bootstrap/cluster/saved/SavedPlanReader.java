package dev.galeractl.bootstrap.cluster.saved;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan.Asked;
import dev.galeractl.bootstrap.cluster.saved.SavedPlan.Origin;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.source.SourceText;
import dev.galeractl.replication.yaml.NotYaml;
import dev.galeractl.replication.yaml.YamlNode;
import dev.galeractl.replication.yaml.YamlNode.Field;
import dev.galeractl.replication.yaml.YamlNode.Fields;
import dev.galeractl.replication.yaml.YamlNode.Items;
import dev.galeractl.replication.yaml.YamlNode.Place;
import dev.galeractl.replication.yaml.YamlNode.Scalar;
import dev.galeractl.replication.yaml.YamlTree;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a plan's file strictly: nothing may be missing, added or changed. JSON is YAML, and the reader of YAML keeps the places to which a mistake is pointed.
 */
public final class SavedPlanReader {
    private final String file;

    private SavedPlanReader(String file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @throws OperationProblem with the place, if it is not what {@link SavedPlanText} wrote
     */
    public static SavedPlan read(SourceText text) {
        SavedPlanReader reader = new SavedPlanReader(text.name());
        try {
            return reader.plan(YamlTree.read(text.text()));
        } catch (NotYaml e) {
            throw reader.problem(e.at(), "syntax", "detail", e.detail());
        }
    }

    private SavedPlan plan(YamlNode root) {
        Part all = part(root);
        Field schema = all.field("schema");
        if (!text(schema).equals(SavedPlanText.SCHEMA)) {
            throw problem(schema.value().at(), "schema", "found", text(schema), "expected", SavedPlanText.SCHEMA);
        }
        SavedPlan plan = new SavedPlan(
                text(all.field("operationId")),
                asked(all),
                origin(all),
                items(all.field("steps")).stream().map(this::step).toList(),
                fingerprint(part(all.field("fingerprint").value())));
        Field digest = all.field("digest");
        all.nothingElse();
        if (!text(digest).equals(SavedPlanText.digest(plan))) {
            throw problem(digest.value().at(), "edited");
        }
        return plan;
    }

    private Asked asked(Part all) {
        Part waivers = part(all.field("waivers").value());
        Asked asked = new Asked(
                wish(all),
                Path.of(text(all.field("description"))),
                text(all.field("descriptionDigest")),
                new Waivers(
                        names(waivers.field("adoptData")),
                        names(waivers.field("overwriteData")),
                        names(waivers.field("acceptMissing"))),
                texts(part(all.field("ignoredChecks").value())));
        waivers.nothingElse();
        return asked;
    }

    private Wish wish(Part all) {
        Field verb = all.field("verb");
        YamlNode node = all.field("node").value();
        boolean installs = text(all.field("installs")).equals("true");
        if (text(verb).equals(Verb.BOOTSTRAP.words())) {
            return new Wish.Found(installs);
        } else if (text(verb).equals(Verb.JOIN.words()) && node instanceof Scalar name) {
            return new Wish.Add(name.text(), installs);
        }
        throw problem(verb.value().at(), "value", "name", "verb", "found", text(verb));
    }

    private Origin origin(Part all) {
        Field at = all.field("at");
        Field taken = all.field("taken");
        try {
            return new Origin(Instant.parse(text(at)), text(all.field("by")), Integer.parseInt(text(taken)));
        } catch (DateTimeParseException e) {
            throw problem(at.value().at(), "value", "name", "at", "found", text(at));
        } catch (NumberFormatException e) {
            throw problem(taken.value().at(), "value", "name", "taken", "found", text(taken));
        }
    }

    private SavedStep step(YamlNode node) {
        Part step = part(node);
        SavedStep read = new SavedStep(
                text(step.field("slug")),
                text(step.field("node")),
                text(step.field("text")),
                text(step.field("mutates")).equals("true"),
                text(step.field("digest")));
        step.nothingElse();
        return read;
    }

    private Fingerprint fingerprint(Part nodes) {
        SortedMap<String, SortedMap<String, String>> facts = new TreeMap<>();
        for (Field node : nodes.fields.fields()) {
            facts.put(node.name(), texts(part(node.value())));
        }
        return new Fingerprint(facts);
    }

    private SortedMap<String, String> texts(Part part) {
        SortedMap<String, String> texts = new TreeMap<>();
        part.fields.fields().forEach(it -> texts.put(it.name(), text(it)));
        return texts;
    }

    private Set<String> names(Field field) {
        Set<String> names = new TreeSet<>();
        items(field).forEach(it -> names.add(text(field.name(), it)));
        return names;
    }

    private List<YamlNode> items(Field field) {
        if (field.value() instanceof Items items) {
            return items.items();
        }
        throw problem(field.value().at(), "value", "name", field.name(), "found", "");
    }

    private String text(Field field) {
        return text(field.name(), field.value());
    }

    private String text(String name, YamlNode value) {
        if (value instanceof Scalar scalar) {
            return scalar.text();
        }
        throw problem(value.at(), "value", "name", name, "found", "");
    }

    private Part part(YamlNode node) {
        if (node instanceof Fields fields) {
            return new Part(fields);
        }
        throw problem(node.at(), "not-an-object");
    }

    private OperationProblem problem(Place at, String key, String... more) {
        List<String> parameters = new ArrayList<>(List.of("place", file + ":" + at.line() + ":" + at.column()));
        parameters.addAll(List.of(more));
        return new OperationProblem(
                OperationProblem.Kind.INPUT,
                Sentence.of("problem.plan-file." + key, parameters.toArray(String[]::new)));
    }

    /** An object of the document, of which every field wants to be asked for. */
    private final class Part {
        private final Fields fields;
        private final Set<String> known = new TreeSet<>();

        Part(Fields fields) {
            this.fields = fields;
        }

        Field field(String name) {
            known.add(name);
            List<Field> found = fields.fields().stream()
                    .filter(it -> it.name().equals(name))
                    .toList();
            if (found.size() != 1) {
                throw problem(
                        found.isEmpty() ? fields.at() : found.get(1).at(),
                        found.isEmpty() ? "missing" : "twice",
                        "name",
                        name);
            }
            return found.get(0);
        }

        void nothingElse() {
            Optional<Field> other = fields.fields().stream()
                    .filter(it -> !known.contains(it.name()))
                    .findFirst();
            if (other.isPresent()) {
                throw problem(other.get().at(), "unknown", "name", other.get().name());
            }
        }
    }
}
