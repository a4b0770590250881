package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.plan.Verb;
import java.util.Optional;

/** What shall become of a described cluster. */
public sealed interface Wish {
    /** How it is asked for. */
    Verb verb();

    /** Who is added; empty if it is about all. */
    default Optional<String> added() {
        return Optional.empty();
    }

    /** All its nodes shall run as one new cluster. */
    record Found() implements Wish {
        @Override
        public Verb verb() {
            return Verb.BOOTSTRAP;
        }
    }

    /** One of its arbitrators shall vote in the cluster that its nodes are. */
    record AddArbitrator(String arbitrator) implements Wish {
        @Override
        public Optional<String> added() {
            return Optional.of(arbitrator);
        }

        @Override
        public Verb verb() {
            return Verb.JOIN;
        }
    }

    /** One of its nodes shall become a member of what the others are. */
    record Add(String node) implements Wish {
        @Override
        public Optional<String> added() {
            return Optional.of(node);
        }

        @Override
        public Verb verb() {
            return Verb.JOIN;
        }
    }
}
