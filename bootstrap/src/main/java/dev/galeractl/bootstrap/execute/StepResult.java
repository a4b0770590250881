package dev.galeractl.bootstrap.execute;

import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.node.LogSpan;
import java.util.List;
import java.util.Map;

/** What came of one step. */
public sealed interface StepResult {
    /** What was learned about nodes while taking it. */
    List<NodeOutcome> nodes();

    /**
     * The step is taken.
     *
     * @param changed whether it changed anything; a step that found its work done did not
     * @param facts what the journal keeps, such as the process it started
     */
    record Done(boolean changed, Map<String, String> facts, List<NodeOutcome> nodes) implements StepResult {
        public Done {
            facts = Map.copyOf(facts);
            nodes = List.copyOf(nodes);
        }

        /** A step with nothing to tell. */
        public static Done taken() {
            return new Done(true, Map.of(), List.of());
        }

        /** There was nothing left to do. */
        public static Done already() {
            return new Done(false, Map.of(), List.of());
        }
    }

    /** The step must not be taken now, as a lock that somebody else holds; everything is as it was before it. */
    record Declined(Sentence sentence) implements StepResult {
        @Override
        public List<NodeOutcome> nodes() {
            return List.of();
        }
    }

    /**
     * The step could not be taken.
     *
     * @param log where the words of the server concerned begin, for the doctor
     * @param facts what the journal keeps all the same, such as a process that was started and still runs
     */
    record Failed(Sentence sentence, List<LogSpan> log, List<NodeOutcome> nodes, Map<String, String> facts)
            implements StepResult {
        public Failed {
            facts = Map.copyOf(facts);
            log = List.copyOf(log);
            nodes = List.copyOf(nodes);
        }

        public static Failed because(Sentence sentence) {
            return new Failed(sentence, List.of(), List.of(), Map.of());
        }
    }
}
