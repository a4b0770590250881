package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.take.HeardWords;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.doctor.Doctor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the logs say about a step that failed, and what was known before. */
final class FailureExplanation {
    private FailureExplanation() {}

    /**
     * The outcome with the doctor's report, where the failed step's own log was read.
     *
     * @param logs what was started or waited for: name → lines
     * @param members what the members of the cluster wrote meanwhile, for the name of the one that failed
     * @param hints what the checks had found, for that name
     */
    static Outcome of(
            Outcome outcome,
            Map<String, List<String>> logs,
            Function<String, Map<String, List<String>>> members,
            Function<String, List<Sentence>> hints) {
        Optional<String> node = outcome.failure()
                .filter(Failure.StepFailed.class::isInstance)
                .map(it -> it.step().node())
                .filter(logs::containsKey);
        if (node.isEmpty()) {
            return outcome;
        }
        Doctor doctor = new Doctor();
        HeardWords.read(node.get(), logs.getOrDefault(node.get(), List.of()), doctor.log(node.get(), true));
        members.apply(node.get()).forEach((member, words) -> HeardWords.read(member, words, doctor.log(member)));
        return outcome.with(doctor.report()).withHints(hints.apply(node.get()));
    }
}
