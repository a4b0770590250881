package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.plan.Verb;

/** What shall become of a described cluster. */
public sealed interface Wish {
    /** How it is asked for. */
    Verb verb();

    /** All its nodes shall run as one new cluster. */
    record Found() implements Wish {
        @Override
        public Verb verb() {
            return Verb.BOOTSTRAP;
        }
    }

    /** One of its nodes shall become a member of what the others are. */
    record Add(String node) implements Wish {
        @Override
        public Verb verb() {
            return Verb.JOIN;
        }
    }
}
