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
 * @param steps the steps; empty means there is nothing to do
 */
public record Plan(String operationId, Verb verb, String subject, List<Sentence> remarks, List<Step> steps) {
    public Plan {
        remarks = List.copyOf(remarks);
        steps = List.copyOf(steps);
    }
}
