package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.host.HostProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of the hosts of a described cluster.
 *
 * @param members one for each node, in the order of the description
 */
public record ClusterFacts(List<Member> members) {
    public ClusterFacts {
        members = List.copyOf(members);
    }

    /** One node's host. */
    public sealed interface Member {
        /** The node's name in the description. */
        String node();
    }

    /** A host that answered. */
    public record Heard(String node, MemberFacts facts) implements Member {}

    /** A host that did not. Nothing may be concluded about what runs there. */
    public record Unheard(String node, HostProblem problem) implements Member {}

    /** The facts of those that answered, in order. */
    public Stream<MemberFacts> heard() {
        return members.stream()
                .filter(Heard.class::isInstance)
                .map(Heard.class::cast)
                .map(Heard::facts);
    }

    /** Those that did not answer, in order. */
    public Stream<Unheard> unheard() {
        return members.stream().filter(Unheard.class::isInstance).map(Unheard.class::cast);
    }

    /** The facts of one node's host; empty if it did not answer or is none of them. */
    public Optional<MemberFacts> of(String node) {
        return heard().filter(it -> it.node().name().equals(node)).findFirst();
    }
}
