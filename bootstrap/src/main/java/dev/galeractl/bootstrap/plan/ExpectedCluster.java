package dev.galeractl.bootstrap.plan;

import java.nio.file.Path;
import java.util.UUID;

/** Which cluster a started node has to be found in. */
public sealed interface ExpectedCluster {
    /** The one this very start creates; its UUID is learned from the node. */
    record Created() implements ExpectedCluster {}

    /** The one with this UUID. */
    record Known(UUID uuid) implements ExpectedCluster {}

    /** The one in which another node of the plan is, once that is up. */
    record SameAs(String node, Path defaultsFile) implements ExpectedCluster {}

    /** No peer could be asked for its UUID: the node has to be there with others, in the cluster of that name. */
    record Unknown(String clusterName) implements ExpectedCluster {}
}
