package dev.galeractl.bootstrap.cluster;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.yaml.YamlNode;
import dev.galeractl.replication.yaml.YamlNode.Field;
import dev.galeractl.replication.yaml.YamlNode.Fields;
import dev.galeractl.replication.yaml.YamlNode.Items;
import dev.galeractl.replication.yaml.YamlNode.Scalar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A section of a tree that has the right shape, with a weaker one behind it for what it does not say. */
record Written(YamlNode node, Optional<Written> weaker) {

    static Written of(YamlNode node) {
        return new Written(node, Optional.empty());
    }

    Written over(Written other) {
        return new Written(node, Optional.of(other));
    }

    Optional<String> text(String key) {
        return value(key)
                .filter(Scalar.class::isInstance)
                .map(it -> ((Scalar) it).text())
                .or(() -> weaker.flatMap(it -> it.text(key)));
    }

    String required(String key) {
        return text(key).orElseThrow();
    }

    Optional<Integer> whole(String key) {
        return text(key).map(Integer::valueOf);
    }

    Optional<Path> path(String key) {
        return text(key).map(Path::of);
    }

    /** A host without a port, numeric or named. */
    Optional<NodeAddress> address(String key) {
        return text(key).map(it -> new NodeAddress(it, OptionalInt.empty()));
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    Written section(String key) {
        return of(value(key).orElse(new Fields(List.of(), node.at())));
    }

    List<Written> sections(String key) {
        return value(key).filter(Items.class::isInstance).map(it -> ((Items) it).items()).orElse(List.of()).stream()
                .map(Written::of)
                .toList();
    }

    Map<String, String> settings(String key) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Field field : section(key).fields()) {
            if (field.value() instanceof Scalar scalar) {
                settings.put(field.name(), scalar.text());
            }
        }
        return settings;
    }

    private Optional<YamlNode> value(String key) {
        return fields().stream()
                .filter(it -> it.name().equals(key))
                .map(Field::value)
                .findFirst();
    }

    private List<Field> fields() {
        return node instanceof Fields fields ? fields.fields() : List.of();
    }
}
