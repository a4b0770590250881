package dev.galeractl.replication.state;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The cluster as one of its members sees it.
 *
 * @param history the cluster's state UUID
 * @param configuration number of the membership change that made this view
 * @param primary whether it is the Primary Component
 * @param size how many members it has
 * @param ownIndex this node's place among the members, from 0
 * @param incomingAddresses where clients may connect, in the server's order; a member that gives none is absent
 */
public record ClusterView(
        UUID history,
        OptionalLong configuration,
        boolean primary,
        OptionalInt size,
        OptionalInt ownIndex,
        List<String> incomingAddresses) {
    public ClusterView {
        incomingAddresses = List.copyOf(incomingAddresses);
    }
}
