package dev.galeractl.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void outputsStayApart() {
        ProgramResult result = Program.of("sh", "-c", "cat; echo oops >&2; exit 3")
                .input("hello")
                .run();
        result.assertExit(3).assertOut("hello").assertErr("oops");
    }

    @Test
    void emptyValueRemovesAVariable() {
        assertThat(Program.of("sh", "-c", "echo ${HOME-none} $X")
                        .env("HOME", "")
                        .env("X", "1")
                        .run()
                        .out())
                .isEqualTo("none 1\n");
    }

    @Test
    void tooSlowIsKilledAndFails() {
        Program slow = Program.of("sh", "-c", "echo begun; sleep 60").limit(Duration.ofMillis(300));
        assertThatThrownBy(slow::run).isInstanceOf(AssertionError.class).hasMessageContaining("begun");
    }

    @Test
    void signalsReachIt() {
        try (RunningProgram running =
                Program.of("sh", "-c", "echo ready >&2; sleep 60").start()) {
            assertThat(running.awaitErr("ready", Duration.ofSeconds(5))).isTrue();
            running.signal("KILL");
            assertThat(running.await().exitStatus()).isEqualTo(128 + 9);
        }
    }
}
