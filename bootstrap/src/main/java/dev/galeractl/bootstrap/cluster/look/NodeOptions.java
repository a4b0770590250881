package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.knowledge.Bounds;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.ValueType;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Amounts that a node is told by its description.
 *
 * @param effective as the server reads them
 */
public record NodeOptions(EffectiveOptions effective) {
    private static final ValueType SERVER_SIZE = new ValueType.Size(Place.SERVER, Bounds.NONE);
    private static final ValueType PROVIDER_SIZE = new ValueType.Size(Place.PROVIDER, Bounds.NONE);

    /** Those of a node. */
    public static NodeOptions of(ClusterDescription cluster, Node node) {
        return new NodeOptions(LookQuestion.of(cluster, node).options());
    }

    /** Of the write-set cache; empty if it is the server's default. */
    public OptionalLong cacheBytes() {
        return amount(
                PROVIDER_SIZE,
                ProviderOptions.parse(effective.value("wsrep_provider_options").orElse(""))
                        .value("gcache.size"));
    }

    /** Of InnoDB's memory; empty if it is the server's default. */
    public OptionalLong bufferPoolBytes() {
        return amount(SERVER_SIZE, effective.value("innodb_buffer_pool_size"));
    }

    /** How many files the server shall be able to open; empty if it decides itself. */
    public OptionalLong openFiles() {
        return amount(SERVER_SIZE, effective.value("open_files_limit"));
    }

    private static OptionalLong amount(ValueType type, Optional<String> text) {
        return text.map(type::read)
                .flatMap(it -> it instanceof Reading.Good good ? good.amount() : Optional.empty())
                .map(it -> OptionalLong.of(it.longValue()))
                .orElse(OptionalLong.empty());
    }
}
