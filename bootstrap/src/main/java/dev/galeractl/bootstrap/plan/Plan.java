package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;

/**
 * What will be done, in order. Pure data: the same facts give the same plan.
 *
 * @param operationId names the operation in the journal; a run that goes on with an interrupted one keeps its id
 * @param verb what was asked
 * @param subject what it is asked of: a cluster name or a lab's name
 * @param remarks what the reader should know besides the steps, such as members that are not started yet
 * @param transfers how the nodes that it starts will get their data, as far as it was forecast
 * @param steps the steps; empty means there is nothing to do
 */
public record Plan(
        String operationId,
        Verb verb,
        String subject,
        List<Sentence> remarks,
        List<ExpectedTransfer> transfers,
        List<Step> steps) {
    public Plan {
        remarks = List.copyOf(remarks);
        transfers = List.copyOf(transfers);
        steps = List.copyOf(steps);
    }

    /** One for which no transfer was forecast. */
    public Plan(String operationId, Verb verb, String subject, List<Sentence> remarks, List<Step> steps) {
        this(operationId, verb, subject, remarks, List.of(), steps);
    }

    /** The same with these steps. */
    public Plan withSteps(List<Step> others) {
        return new Plan(operationId, verb, subject, remarks, transfers, others);
    }

    /** The same with these remarks. */
    public Plan withRemarks(List<Sentence> others) {
        return new Plan(operationId, verb, subject, others, transfers, steps);
    }

    /** What is left of it where it may not be carried out. */
    public Plan forbidden() {
        return new Plan(operationId, verb, subject, List.of(), List.of());
    }
}
