package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server in the foreground: up as by bootstrap, watched, stopped by ^C; and what is said when it ends by itself. */
class NodeRunIT {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String STAYING = "Stay with db1";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void askedToStopItStopsTheServerCleanly(String signal) {
        NodeFiles node = testbed.nodes(2).get(0);
        try (RunningProgram run = start(node, "--bootstrap", "--format", "json")) {
            awaitStaying(run);
            assertThat(run.err()).contains("SYNCED");
            testbed.galeractl("status", node.socket(), "--format", "json")
                    .run()
                    .assertExit(0)
                    .assertOut("\"state\": \"Synced\"");
            run.signal(signal);
            run.await()
                    .assertExit(0)
                    .assertOut("\"schema\": \"galeractl/outcome/v1\"")
                    .assertOut("\"verb\": \"node run\"")
                    .assertOut("\"failure\": null")
                    .assertOut("\"pid\": null");
        }
        assertThat(testbed.processes()).isEmpty();
        position(node, "clean-stop");
    }

    @Test
    void killedServerIsExplained() {
        NodeFiles node = testbed.nodes(2).get(0);
        try (RunningProgram run = start(node, "--bootstrap")) {
            awaitStaying(run);
            // However soon it comes.
            testbed.processes().stream()
                    .filter(process -> process.pid() != run.pid())
                    .forEach(ProcessHandle::destroyForcibly);
            run.await().assertExit(5).assertOut("GAL901");
        }
        assertThat(testbed.processes()).isEmpty();
        position(node, "unknown");
    }

    @Test
    void serverOfOursIsStayedWithAndMayBeStoppedFromElsewhere() {
        NodeFiles node = testbed.nodes(2).get(0);
        testbed.galeractl("bootstrap", "--defaults-file=" + node.defaultsFile(), "--yes")
                .run()
                .assertExit(0);
        // Nothing is asked: to watch changes nothing.
        try (RunningProgram run = testbed.galeractl("node", "run", "--defaults-file=" + node.defaultsFile())
                .start()) {
            awaitStaying(run);
            testbed.galeractl("node", "stop", "--defaults-file=" + node.defaultsFile(), "--yes")
                    .run()
                    .assertExit(0);
            run.await().assertExit(0).assertOut("stopped");
        }
        assertThat(testbed.processes()).isEmpty();
    }

    @Test
    void serverOfSomebodyElseIsLeftAlone() {
        NodeFiles node = testbed.nodes(2).get(0);
        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        ProgramResult refused = testbed.galeractl("node", "run", "--defaults-file=" + node.defaultsFile(), "--yes")
                .run()
                .assertExit(3);
        assertThat(refused.out()).contains("galeractl did not start db1's server");
    }

    private void position(NodeFiles node, String knowledge) {
        testbed.galeractl("node", "position", "--defaults-file=" + node.defaultsFile(), "--format", "json")
                .run()
                .assertExit(0)
                .assertOut("\"knowledge\": \"" + knowledge + "\"");
    }

    private RunningProgram start(NodeFiles node, Object... more) {
        return testbed.galeractl("node", "run", "--defaults-file=" + node.defaultsFile(), "--yes")
                .with(more)
                .start();
    }

    private static void awaitStaying(RunningProgram run) {
        // The plan says it, too; the step itself has its number and a clock before it.
        boolean stays = run.awaitErr("] " + STAYING, LONG_ENOUGH);
        assertThat(stays).as(() -> run.err() + run.out()).isTrue();
    }
}
