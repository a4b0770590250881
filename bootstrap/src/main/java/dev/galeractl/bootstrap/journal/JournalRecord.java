package dev.galeractl.bootstrap.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal tells of one operation; as much as was on the disk when the run ended, however it ended.
 *
 * @param verb the words of the verb
 * @param subject the option file or lab it works on
 * @param steps the steps that were begun, in order; a later run of the same operation adds its own
 * @param finished whether its last run reached its end
 */
public record JournalRecord(String operationId, String verb, String subject, List<StepRecord> steps, boolean finished) {
    public JournalRecord {
        steps = List.copyOf(steps);
    }

    /**
     * One step that was begun.
     *
     * @param parameters of the step, as they were written down before it began: what was moved, copied or made, and where to
     * @param begun when, by this host's clock; absent where the line says none
     * @param facts what the end of the step recorded, be it good or bad; absent when the end was never written, or had nothing to keep
     * @param stopped whether the journal saw it fail
     */
    public record StepRecord(
            String slug,
            String node,
            Map<String, String> parameters,
            Optional<Instant> begun,
            Optional<Map<String, String>> facts,
            boolean stopped) {
        public StepRecord {
            parameters = Map.copyOf(parameters);
        }

        /** Whether the journal saw it end well. */
        public boolean ended() {
            return facts.isPresent() && !stopped;
        }
    }

    /** Whether a step of that kind ended well and kept that fact. */
    public boolean did(String slug, String fact, String value) {
        return steps.stream()
                .filter(step -> step.slug().equals(slug))
                .filter(StepRecord::ended)
                .anyMatch(step -> step.facts()
                        .map(facts -> facts.get(fact))
                        .filter(value::equals)
                        .isPresent());
    }

    /** Whether a step of that kind was begun. */
    public boolean begun(String slug) {
        return steps.stream().anyMatch(step -> step.slug().equals(slug));
    }
}
