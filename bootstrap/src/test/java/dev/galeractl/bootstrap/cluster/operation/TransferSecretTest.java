package dev.galeractl.bootstrap.cluster.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.cluster.ClusterDescription.StateTransfer;
import dev.galeractl.bootstrap.cluster.SecretReference;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferSecretTest {
    private static final SecretReference WHERE = SecretReference.of("env:SST_PASSWORD");
    private static final StateTransfer TRANSFER =
            new StateTransfer("mariabackup", Optional.of("sst"), Optional.of(WHERE));

    private static final Plan WRITES_IT = plan(new HostStep.WriteSecretFile("db1", Path.of("/etc/mysql/secret.cnf")));
    private static final Plan SETS_IT = plan(new HostStep.CreateTransferAccount("db1", "sst"));
    private static final Plan WITHOUT_IT = plan(new HostStep.TakeClusterLock(List.of("db1"), "op"));

    @Test
    void whatEveryPlanNeedsThatWritesOrSetsIt() {
        assertThat(missing().check(WRITES_IT)).map(Check::result).contains(Result.FAIL);
        assertThat(missing().check(SETS_IT)).map(Check::result).contains(Result.FAIL);
        assertThat(missing().check(WITHOUT_IT)).isEmpty();
        assertThat(there().check(WRITES_IT)).map(Check::result).contains(Result.PASS);
    }

    @Test
    void noPlanIsBegunWithoutIt() {
        assertThatThrownBy(() -> missing().read(SETS_IT)).isInstanceOf(OperationProblem.class);
        missing().read(WITHOUT_IT);
        there().read(SETS_IT);
    }

    @Test
    void aTransferWithoutAPasswordNeedsNone() {
        StateTransfer rsync = new StateTransfer("rsync", Optional.empty(), Optional.empty());
        TransferSecret none = new TransferSecret(rsync, source(Result.FAIL, Optional.empty()));

        assertThat(none.check(WRITES_IT)).isEmpty();
        none.read(WRITES_IT);
    }

    private static TransferSecret missing() {
        return new TransferSecret(TRANSFER, source(Result.FAIL, Optional.empty()));
    }

    private static TransferSecret there() {
        return new TransferSecret(TRANSFER, source(Result.PASS, Optional.of("correct horse".toCharArray())));
    }

    private static SecretSource source(Result result, Optional<char[]> secret) {
        return new SecretSource() {
            @Override
            public Standing standing(SecretReference reference) {
                assertThat(reference).isEqualTo(WHERE);
                return new Standing(result, Sentence.of("check.secret.environment", "variable", "SST_PASSWORD"));
            }

            @Override
            public Optional<char[]> read(SecretReference reference) {
                assertThat(reference).isEqualTo(WHERE);
                return secret;
            }
        };
    }

    private static Plan plan(Step step) {
        return new Plan("op", Verb.BOOTSTRAP, "shop", List.of(), List.of(step));
    }
}
