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

    /** Whether hosts may get the packages that they lack. */
    default boolean installs() {
        return false;
    }

    /** All its nodes shall run as one new cluster. */
    record Found(boolean installs) implements Wish {
        /** On hosts that have all packages. */
        public Found() {
            this(false);
        }

        @Override
        public Verb verb() {
            return Verb.BOOTSTRAP;
        }
    }

    /** One of its arbitrators shall vote in the cluster that its nodes are. */
    record AddArbitrator(String arbitrator, boolean installs) implements Wish {
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
    record Add(String node, boolean installs) implements Wish {
        /** On a host that has all packages. */
        public Add(String node) {
            this(node, false);
        }

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
