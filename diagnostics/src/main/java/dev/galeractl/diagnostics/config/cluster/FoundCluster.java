package dev.galeractl.diagnostics.config.cluster;

import java.util.List;
import java.util.Optional;

/**
 * Servers that make one cluster, as was found out from their files.
 *
 * @param name {@code wsrep_cluster_name} of the first that has one
 * @param members in the order given; one alone if nobody else leads to it
 */
public record FoundCluster(Optional<String> name, List<Member> members) {
    public FoundCluster {
        members = List.copyOf(members);
    }

    /**
     * One of them.
     *
     * @param name its {@code wsrep_node_name}, else its first file
     * @param address where the others find it, with the port; empty if that is not written, or says nothing
     * @param files that its options come from
     */
    public record Member(String name, Optional<String> address, List<String> files) {
        public Member {
            files = List.copyOf(files);
        }
    }
}
