package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.host.HostProblem;

/** What came of looking at the host of an arbitrator. */
public sealed interface ArbitratorSight {
    /** The arbitrator's name in the description. */
    String name();

    /** A host that answered. */
    record Heard(String name, ArbitratorFacts facts) implements ArbitratorSight {}

    /** A host that did not. */
    record Unheard(String name, HostProblem problem) implements ArbitratorSight {}
}
