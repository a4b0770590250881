package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.cluster.ClusterDescription.StateTransfer;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;
import java.util.Optional;

/** The password of the state transfer: missed before anything is done, not in the middle. */
final class TransferSecret {
    private final StateTransfer transfer;
    private final SecretSource source;

    TransferSecret(StateTransfer transfer, SecretSource source) {
        this.transfer = transfer;
        this.source = source;
    }

    /** Whether it can be had; empty if no step needs it. */
    Optional<Check> check(Plan plan) {
        if (!isNeeded(plan)) {
            return Optional.empty();
        }
        return transfer.password()
                .map(source::standing)
                .map(it -> new Check("secret", "", it.result(), it.sentence(), List.of()));
    }

    /**
     * Has it read, so that no step waits for a person.
     *
     * @throws OperationProblem if it is needed and not there
     */
    void read(Plan plan) {
        if (isNeeded(plan)
                && transfer.password().filter(it -> source.read(it).isEmpty()).isPresent()) {
            throw new OperationProblem(OperationProblem.Kind.INPUT, Sentence.of("problem.secret-missing"));
        }
    }

    private static boolean isNeeded(Plan plan) {
        return plan.steps().stream()
                .anyMatch(it -> it instanceof HostStep.WriteSecretFile || it instanceof HostStep.CreateTransferAccount);
    }
}
