package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.StepResult;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.Step.StartMostAdvanced.Candidate;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.group.SafeGroupProbe;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.node.ServerInstallations;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.sql.jdbc.JdbcStatusSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStepTakerTest {
    private static final String STATE = """
            # GALERA saved state
            version: 2.1
            uuid:    95039a0f-e664-11f1-ba08-822a38b59fd7
            seqno:   7
            safe_to_bootstrap: 0
            """;

    @TempDir
    private Path folder;

    @Test
    void noNodeStartsFirstBesideOneWhoseStateCannotBeUnderstood() throws Exception {
        Candidate sound = candidate("node1", STATE);
        Candidate damaged = candidate("node2", STATE.replace("seqno:   7", "seqno:   sev"));
        assertThat(failure(sound, damaged).key()).isEqualTo("failure.state-damaged");
        assertThat(sound.datadir().resolve("grastate.dat")).hasContent(STATE);
    }

    @Test
    void anEmptyStateOfACutTransferDoesNotKeepAnotherNodeFromStartingFirst() throws Exception {
        Candidate sound = candidate("node1", STATE);
        Candidate cut = candidate("node2", "");
        assertThat(failure(cut, sound).key()).isEqualTo("failure.node.no-server");
        assertThat(sound.datadir().resolve("grastate.dat")).content().contains("safe_to_bootstrap: 1");
        assertThat(cut.datadir().resolve("grastate.dat")).isEmptyFile();
    }

    /** There is no server program: where a node is chosen, its start fails. */
    private Sentence failure(Candidate... candidates) throws InterruptedException {
        StatusSource status = new JdbcStatusSource()
                .orElse(ServerInstallations.ofThisMachine(Map.of()).clientProgram());
        Tools tools = new Tools(
                NodeRuntime.ofThisMachine(status, new Account("nobody", Optional.empty()), Map.of()),
                ServerInstallations.ofThisMachine(Map.of()),
                new SafeGroupProbe(),
                status);
        LocalStepTaker taker = new LocalStepTaker(
                tools,
                new Launches(tools, Optional.of(folder)),
                new StatusLooks(status, List.of()),
                Duration.ofSeconds(1),
                OwnedFolder.NONE,
                List::of);
        StepResult result = taker.take(new Step.StartMostAdvanced(List.of(candidates)), ExecutionListener.SILENT);
        assertThat(result).isInstanceOf(StepResult.Failed.class);
        return ((StepResult.Failed) result).sentence();
    }

    private Candidate candidate(String node, String state) throws IOException {
        Path datadir = Files.createDirectories(folder.resolve(node).resolve("data"));
        Files.writeString(datadir.resolve("grastate.dat"), state);
        return new Candidate(node, Files.writeString(folder.resolve(node + ".cnf"), "[mysqld]\n"), datadir);
    }
}
