package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import dev.galeractl.testkit.RunningProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * However and whenever a run ends, a second run finishes its work. The moments are spread over what a run does on an idle machine:
 * looking, making the datadir, starting the server, waiting for it.
 */
class InterruptionIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @CsvSource({"KILL, 400", "KILL, 1000", "KILL, 1800", "KILL, 2600", "INT, 700", "INT, 1500", "INT, 2300"})
    void bootstrapIsFinishedByASecondRun(String signal, int milliseconds) throws Exception {
        NodeFiles node = testbed.nodes(2).get(0);
        interrupt(signal, milliseconds, "bootstrap", "--defaults-file=" + node.defaultsFile(), "--yes");
        testbed.galeractl("bootstrap", "--defaults-file=" + node.defaultsFile(), "--yes")
                .run()
                .assertExit(0);
        assertSynced(node, 1);
    }

    @ParameterizedTest
    @CsvSource({"KILL, 800", "KILL, 2500", "KILL, 4000", "INT, 3000"})
    void joinIsFinishedByASecondRun(String signal, int milliseconds) throws Exception {
        List<NodeFiles> nodes = testbed.nodes(2);
        testbed.galeractl("bootstrap", "--defaults-file=" + nodes.get(0).defaultsFile(), "--yes")
                .run()
                .assertExit(0);
        NodeFiles node = nodes.get(1);
        interrupt(signal, milliseconds, "join", "--defaults-file=" + node.defaultsFile(), "--yes");
        testbed.galeractl("join", "--defaults-file=" + node.defaultsFile(), "--yes")
                .run()
                .assertExit(0);
        assertSynced(node, 2);
    }

    @ParameterizedTest
    @CsvSource({"KILL, 600", "KILL, 3000", "INT, 5000"})
    void labIsFinishedByASecondRun(String signal, int milliseconds) throws Exception {
        String base = AddressBlock.consecutive(2);
        Object[] up = {"lab", "up", "--nodes", "2", "--base-address", base, "--yes"};
        interrupt(signal, milliseconds, up);
        testbed.galeractl(up).run().assertExit(0);
        testbed.galeractl("lab", "destroy", "--yes").run().assertExit(0);
        assertThat(testbed.processes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KILL, 500", "KILL, 2000", "KILL, 4500", "INT, 3500"})
    void labIsCleanedByDestroy(String signal, int milliseconds) throws Exception {
        String base = AddressBlock.consecutive(2);
        interrupt(signal, milliseconds, "lab", "up", "--nodes", "2", "--base-address", base, "--yes");
        testbed.galeractl("lab", "destroy", "--yes").run().assertExit(0);
        assertThat(testbed.processes()).isEmpty();
        Path labs = testbed.folder().resolve("share/galeractl/lab");
        assertThat(labs.resolve("lab")).doesNotExist();
    }

    private void interrupt(String signal, int milliseconds, Object... arguments) throws InterruptedException {
        try (RunningProgram program = testbed.galeractl(arguments).start()) {
            Thread.sleep(milliseconds);
            program.signal(signal);
            ProgramResult result = program.await();
            // On a fast machine it may have been done already.
            assertThat(result.exitStatus()).as("%s", result).isIn(0, signal.equals("KILL") ? 137 : 130);
        }
    }

    private void assertSynced(NodeFiles node, int size) {
        testbed.galeractl("status", node.socket(), "--format", "json")
                .run()
                .assertExit(0)
                .assertOut("\"state\": \"Synced\"")
                .assertOut("\"size\": " + size);
    }
}
