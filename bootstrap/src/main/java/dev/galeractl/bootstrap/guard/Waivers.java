package dev.galeractl.bootstrap.guard;

import java.util.Set;

/**
 * The risks a person accepts by name. There is no waiver for everything.
 *
 * @param adoptData nodes whose user data becomes the cluster's data
 * @param overwriteData nodes whose user data the state transfer may replace
 * @param acceptMissing members (as written in wsrep_cluster_address) that gave no evidence of being down
 */
public record Waivers(Set<String> adoptData, Set<String> overwriteData, Set<String> acceptMissing) {
    public static final Waivers NONE = new Waivers(Set.of(), Set.of(), Set.of());

    public Waivers {
        adoptData = Set.copyOf(adoptData);
        overwriteData = Set.copyOf(overwriteData);
        acceptMissing = Set.copyOf(acceptMissing);
    }
}
