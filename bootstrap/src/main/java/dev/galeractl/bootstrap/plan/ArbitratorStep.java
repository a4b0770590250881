package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;

/** A step that only the host of an arbitrator knows. Data only; no secret is part of it. */
public sealed interface ArbitratorStep extends Step {
    /** Puts the settings of the service there; what they replace is kept beside them. */
    record WriteArbitratorFile(String node, Path file, String text, Path copy) implements ArbitratorStep {
        @Override
        public String slug() {
            return "write-arbitrator-file";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "step.write-option-file", "node", node, "file", file.toString(), "copy", copy.toString());
        }
    }

    /** Starts the service. */
    record StartArbitrator(String node, String unit) implements ArbitratorStep {
        @Override
        public String slug() {
            return "start-arbitrator";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.start-arbitrator", "node", node, "unit", unit);
        }
    }

    /** Waits until the arbitrator is a member of the group, by its own log. */
    record AwaitArbitrator(String node, String unit) implements ArbitratorStep {
        @Override
        public String slug() {
            return "await-arbitrator";
        }

        @Override
        public boolean mutates() {
            return false;
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.await-arbitrator", "node", node);
        }
    }

    /** Stops a service that the operation that is taken back has started: the cluster has a vote less. */
    record StopArbitrator(String node, String unit) implements ArbitratorStep {
        @Override
        public String slug() {
            return "stop-arbitrator";
        }

        @Override
        public Sentence sentence() {
            return Sentence.of("step.stop-arbitrator", "node", node, "unit", unit);
        }
    }
}
