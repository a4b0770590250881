package dev.galeractl.diagnostics.config.cluster;

import java.util.List;
import java.util.Map;

/**
 * What no option file says about a cluster: who votes besides its nodes, and what stands where.
 *
 * @param datacentres by the names of nodes; whoever is missing may stand anywhere
 * @param arbitrators each with the datacentre that it stands in, or an empty text
 */
public record Layout(Map<String, String> datacentres, List<String> arbitrators) {
    public Layout {
        datacentres = Map.copyOf(datacentres);
        arbitrators = List.copyOf(arbitrators);
    }

    /** Nobody said anything. */
    public static Layout unknown() {
        return new Layout(Map.of(), List.of());
    }
}
