package dev.galeractl.replication.provenance;

import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.Place;
import java.util.List;
import java.util.Optional;

/**
 * Where the effective value of one option comes from.
 *
 * @param winner the place that counts; empty if nobody gives a value
 * @param overridden the other places, in the order read; of the provider's options also those whose whole string was overridden
 * @param defaultValue of this version, as far as it is known
 */
public record Provenance(
        Place place,
        String name,
        Optional<Given> winner,
        List<Given> overridden,
        Optional<Fact<String>> defaultValue,
        Standing standing) {
    public Provenance {
        overridden = List.copyOf(overridden);
    }
}
