package dev.galeractl.cli.project;

import dev.galeractl.cli.project.ProjectFile.Entry;
import dev.galeractl.cli.text.Closest;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceText;
import dev.galeractl.replication.yaml.NotYaml;
import dev.galeractl.replication.yaml.YamlNode;
import dev.galeractl.replication.yaml.YamlNode.Field;
import dev.galeractl.replication.yaml.YamlNode.Fields;
import dev.galeractl.replication.yaml.YamlNode.Items;
import dev.galeractl.replication.yaml.YamlNode.Nothing;
import dev.galeractl.replication.yaml.YamlNode.Place;
import dev.galeractl.replication.yaml.YamlNode.Scalar;
import dev.galeractl.replication.yaml.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a project file, and finds every mistake in it at once. */
public final class ProjectFileReader {
    private static final List<String> SETTINGS = List.of("ignore", "server-version", "severity");
    private static final List<String> OF_IGNORE = List.of("code", "files", "reason");
    private static final List<String> SEVERITIES = Stream.of(Severity.values())
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .toList();

    private final SourceFile source;
    private final Messages messages;
    private final List<Mistake> mistakes = new ArrayList<>();
    private Optional<ServerVersion> serverVersion = Optional.empty();
    private Optional<Severity> severity = Optional.empty();
    private final List<Entry> ignores = new ArrayList<>();

    private ProjectFileReader(SourceFile source, Messages messages) {
        this.source = source;
        this.messages = messages;
    }

    /**
     * What was read.
     *
     * @param file what of it can be understood
     * @param mistakes each one sentence behind its place, {@code file:line:column: }; empty if all is well
     */
    public record Result(ProjectFile file, List<String> mistakes) {
        public Result {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** Reads the text of the file at that path. */
    public static Result read(Path path, SourceText text, Messages messages) {
        ProjectFileReader reader = new ProjectFileReader(SourceFile.of(text), messages);
        reader.read(text.text());
        return new Result(
                new ProjectFile(path, reader.serverVersion, reader.severity, reader.ignores),
                reader.mistakes.stream()
                        .sorted(Comparator.comparing(mistake -> mistake.at()))
                        .map(mistake -> text.name() + ":" + mistake.at().line() + ":"
                                + mistake.at().column() + ": " + mistake.sentence())
                        .toList());
    }

    private record Mistake(Place at, String sentence) {}

    private void read(String text) {
        YamlNode root;
        try {
            root = YamlTree.read(text);
        } catch (NotYaml e) {
            mistake(
                    e.at(),
                    switch (e.kind()) {
                        case SYNTAX -> "project.syntax";
                        case ALIAS -> "project.alias";
                        case SECOND_DOCUMENT -> "project.secondDocument";
                    },
                    e.detail());
            return;
        }
        for (Field field : fields(root, SETTINGS)) {
            switch (field.name()) {
                case "ignore" -> ignores(field);
                case "server-version" -> text(field).ifPresent(scalar -> version(scalar));
                case "severity" -> text(field).ifPresent(scalar -> severity(scalar));
                default -> {}
            }
        }
    }

    /** The fields that have a meaning here; the others are mistakes. */
    private List<Field> fields(YamlNode node, List<String> known) {
        if (node instanceof Nothing) {
            return List.of();
        }
        if (!(node instanceof Fields all)) {
            mistake(node.at(), "project.notSettings", String.join(", ", known));
            return List.of();
        }
        List<Field> sound = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Field field : all.fields()) {
            if (!known.contains(field.name())) {
                String meant = Closest.to(field.name(), known)
                        .map(word -> messages.text("usage.didYouMean", word))
                        .orElse("");
                mistakes.add(new Mistake(field.at(), messages.text("project.unknownKey", field.name()) + meant));
            } else if (seen.add(field.name())) {
                sound.add(field);
            } else {
                mistake(field.at(), "project.twice", field.name());
            }
        }
        return sound;
    }

    private void ignores(Field field) {
        if (!(field.value() instanceof Items list)) {
            mistake(field.value().at(), "project.notList", field.name());
            return;
        }
        for (YamlNode item : list.items()) {
            Optional<Scalar> code = Optional.empty();
            Optional<String> reason = Optional.empty();
            Optional<List<String>> files = Optional.empty();
            int before = mistakes.size();
            for (Field part : fields(item, OF_IGNORE)) {
                switch (part.name()) {
                    case "code" -> code = text(part);
                    case "files" -> files = texts(part);
                    default -> reason = text(part).map(it -> it.text().strip()).filter(it -> !it.isEmpty());
                }
            }
            if (code.isPresent()) {
                ignores.add(new Entry(code.get().text(), reason, files, evidence(code.get())));
            } else if (mistakes.size() == before) {
                mistake(item.at(), "project.missing", "code");
            }
        }
    }

    private void version(Scalar scalar) {
        serverVersion = ServerVersion.parseWanted(scalar.text());
        if (serverVersion.isEmpty()) {
            mistake(scalar.at(), "validate.badVersion", scalar.text());
        }
    }

    private void severity(Scalar scalar) {
        if (SEVERITIES.contains(scalar.text())) {
            severity = Optional.of(Severity.valueOf(scalar.text().toUpperCase(Locale.ROOT)));
            return;
        }
        String meant = Closest.to(scalar.text(), SEVERITIES)
                .map(word -> messages.text("usage.didYouMean", word))
                .orElse("");
        mistakes.add(new Mistake(
                scalar.at(),
                messages.text("usage.badChoice", "severity", scalar.text(), String.join(", ", SEVERITIES)) + meant));
    }

    private Optional<Scalar> text(Field field) {
        if (field.value() instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        mistake(field.value().at(), "project.notText", field.name());
        return Optional.empty();
    }

    /** A list of texts; one text alone is a list, too. */
    private Optional<List<String>> texts(Field field) {
        List<YamlNode> nodes = field.value() instanceof Items list ? list.items() : List.of(field.value());
        List<String> texts = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (!(node instanceof Scalar scalar)) {
                mistake(node.at(), "project.notText", field.name());
            } else if (!ProjectFile.isPattern(scalar.text())) {
                mistake(node.at(), "project.badPattern", scalar.text());
            } else {
                texts.add(scalar.text());
            }
        }
        return Optional.of(texts);
    }

    private void mistake(Place at, String key, String word) {
        mistakes.add(new Mistake(at, messages.text(key, word)));
    }

    private Evidence evidence(Scalar scalar) {
        return new Evidence(
                source.name(),
                scalar.at().line(),
                scalar.at().column(),
                scalar.text().length(),
                source.line(scalar.at().line()).orElse(""));
    }
}
