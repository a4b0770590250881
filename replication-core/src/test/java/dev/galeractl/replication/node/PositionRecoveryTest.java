package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionRecoveryTest {
    private static final String POSITION = "8b2e1a3c-6a11-11ee-9f3d-0242ac110002:42";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheLog() throws IOException {
        Files.writeString(
                folder.resolve("log"),
                "2026-11-22 10:39:04 0 [Note] WSREP: Recovered position: " + POSITION + "\n"
                        + "2026-11-22 10:39:04 0 [ERROR] Aborting\n");
    }

    @Test
    void theServersPositionIsTaken() throws NodeProblem {
        assertThat(PositionRecovery.position(folder.resolve("log"), 0, NodeListener.NONE)
                        .position())
                .hasToString(POSITION);
    }

    @Test
    void thePositionOfAServerThatFailedIsNot() {
        assertThatThrownBy(() -> PositionRecovery.position(folder.resolve("log"), 1, NodeListener.NONE))
                .isInstanceOfSatisfying(NodeProblem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.POSITION_NOT_RECOVERED);
                    assertThat(problem.sentence()).contains("status 1");
                });
    }
}
