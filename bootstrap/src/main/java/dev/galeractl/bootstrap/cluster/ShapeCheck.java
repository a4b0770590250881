package dev.galeractl.bootstrap.cluster;

import dev.galeractl.bootstrap.cluster.Shape.Choice;
import dev.galeractl.bootstrap.cluster.Shape.Listing;
import dev.galeractl.bootstrap.cluster.Shape.Section;
import dev.galeractl.bootstrap.cluster.Shape.Settings;
import dev.galeractl.bootstrap.cluster.Shape.Text;
import dev.galeractl.bootstrap.cluster.Shape.Whole;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.option.Nearest;
import dev.galeractl.replication.yaml.YamlNode;
import dev.galeractl.replication.yaml.YamlNode.Field;
import dev.galeractl.replication.yaml.YamlNode.Fields;
import dev.galeractl.replication.yaml.YamlNode.Items;
import dev.galeractl.replication.yaml.YamlNode.Nothing;
import dev.galeractl.replication.yaml.YamlNode.Place;
import dev.galeractl.replication.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a tree against the shape that it must have, and notes where it differs. */
final class ShapeCheck {
    private final Places places;
    private final List<Mistake> mistakes = new ArrayList<>();

    private ShapeCheck(Places places) {
        this.places = places;
    }

    /** The mistakes; every value's place is noted on the way. */
    static List<Mistake> check(YamlNode root, Section shape, Places places) {
        ShapeCheck check = new ShapeCheck(places);
        check.section("", root, shape);
        return check.mistakes;
    }

    private void value(String path, Key key, Field field) {
        YamlNode node = field.value();
        int length = node instanceof Scalar scalar
                ? scalar.text().length()
                : field.name().length();
        places.add(path, node instanceof Scalar || node instanceof Nothing ? node.at() : field.at(), length);
        if (node instanceof Nothing) {
            mistake(places.evidence(field.at(), field.name().length()), "cluster.no-value", field.name());
            return;
        }
        Shape shape = key.shape();
        if (shape instanceof Section section) {
            section(path, node, section);
        } else if (shape instanceof Listing listing) {
            listing(path, node, listing);
        } else if (shape instanceof Settings) {
            settings(path, node);
        } else if (!(node instanceof Scalar scalar)) {
            mistake(places.of(path), "cluster.not-text", key.name());
        } else if (shape instanceof Text text) {
            text(path, text.kind(), scalar);
        } else if (shape instanceof Choice choice) {
            choice(path, choice, scalar);
        } else if (shape instanceof Whole whole) {
            whole(path, whole, scalar);
        }
    }

    private void section(String path, YamlNode node, Section section) {
        List<String> names = section.keys().stream().map(Key::name).toList();
        if (!(node instanceof Fields fields)) {
            mistake(places.evidence(node.at(), lengthOf(node)), "cluster.not-keys", String.join(", ", names));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Field field : fields.fields()) {
            Evidence name = places.evidence(field.at(), field.name().length());
            Optional<Key> key = section.keys().stream()
                    .filter(it -> it.name().equals(field.name()))
                    .findFirst();
            if (key.isEmpty()) {
                unknown(field, name, section);
            } else if (!seen.add(field.name())) {
                mistake(name, "cluster.twice", field.name());
            } else {
                value(path.isEmpty() ? field.name() : path + "." + field.name(), key.get(), field);
            }
        }
        section.keys().stream()
                .filter(it -> it.required() && !seen.contains(it.name()))
                .forEach(it -> mistake(
                        path.isEmpty() ? places.evidence(node.at(), 1) : places.of(path),
                        "cluster.missing",
                        it.name()));
    }

    private void unknown(Field field, Evidence name, Section section) {
        List<String> names = section.keys().stream().map(Key::name).toList();
        Optional<String> meant = Nearest.word(field.name().replace('_', '-'), names);
        boolean secret = section.keys().stream()
                .anyMatch(
                        it -> meant.equals(Optional.of(it.name())) && it.shape().equals(new Text(TextKind.SECRET)));
        mistakes.add(new Mistake(
                secret ? masked(name, field.value().at()) : name,
                Sentence.of("cluster.unknown-key", "key", field.name()),
                meant));
    }

    private void listing(String path, YamlNode node, Listing listing) {
        if (!(node instanceof Items items)) {
            mistake(places.of(path), "cluster.not-list", path);
            return;
        }
        if (items.items().size() < listing.least()) {
            mistake(places.of(path), "cluster.empty-list", path);
        }
        for (int i = 0; i < items.items().size(); i++) {
            YamlNode item = items.items().get(i);
            String at = path + "[" + i + "]";
            places.add(at, item.at(), 1);
            section(at, item, listing.item());
        }
    }

    private void settings(String path, YamlNode node) {
        if (!(node instanceof Fields fields)) {
            mistake(places.of(path), "cluster.not-settings", path);
            return;
        }
        Set<String> seen = new HashSet<>();
        boolean provider = path.endsWith("provider-options");
        for (Field field : fields.fields()) {
            Evidence name = places.evidence(field.at(), field.name().length());
            places.add(path + "." + field.name(), field.at(), field.name().length());
            if (!seen.add(field.name().replace('-', '_').toLowerCase(Locale.ROOT))) {
                mistake(name, "cluster.twice", field.name());
            } else if (!(field.value() instanceof Scalar scalar)) {
                mistake(name, "cluster.not-text", field.name());
            } else {
                OptionWords.mistake(provider, field.name(), scalar.text())
                        .ifPresent(it -> mistakes.add(new Mistake(name, it, Optional.empty())));
            }
        }
    }

    private void text(String path, TextKind kind, Scalar scalar) {
        if (kind.takes(scalar.text())) {
            return;
        }
        Evidence place = places.of(path);
        if (kind == TextKind.SECRET) {
            // Whatever stands here may be the secret itself: neither sentence nor line repeats it.
            mistake(masked(place, new Place(place.line(), place.column())), "cluster.plain-secret", path);
            return;
        }
        String wrong = "cluster.no-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        mistake(place, wrong, scalar.text());
    }

    private void choice(String path, Choice choice, Scalar scalar) {
        if (!choice.words().contains(scalar.text())) {
            String words = choice.words().stream().collect(Collectors.joining(", "));
            mistakes.add(new Mistake(
                    places.of(path),
                    Sentence.of("cluster.not-among", "key", scalar.text(), "words", words),
                    Nearest.word(scalar.text(), choice.words())));
        }
    }

    private void whole(String path, Whole whole, Scalar scalar) {
        String text = scalar.text();
        boolean number = text.matches("0|[1-9][0-9]{0,8}");
        if (!number || Integer.parseInt(text) < whole.least() || Integer.parseInt(text) > whole.most()) {
            String range = whole.least() + "–" + whole.most();
            mistakes.add(new Mistake(
                    places.of(path), Sentence.of("cluster.not-whole", "key", text, "range", range), Optional.empty()));
        }
    }

    private void mistake(Evidence place, String sentence, String key) {
        mistakes.add(new Mistake(place, Sentence.of(sentence, "key", key), Optional.empty()));
    }

    private static Evidence masked(Evidence place, Place secret) {
        String text = secret.line() == place.line() ? SecretMask.from(place.text(), secret.column() - 1) : place.text();
        return new Evidence(place.file(), place.line(), place.column(), place.length(), text);
    }

    private static int lengthOf(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text().length() : 1;
    }
}
