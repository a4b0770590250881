package dev.galeractl.bootstrap.cluster.take;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.host.local.ProcessTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncedWaitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A node that wrote that its state shifted, and since then only lines that do not move it. */
    private final StuckNode node = new StuckNode();

    @ParameterizedTest
    @ValueSource(strings = {"PRIMARY", "JOINER"})
    void whatLostTheOthersBeforeItHadItsDataIsStopped(String state) {
        node.shift = "Shifting " + state + " -> OPEN (TO: 7)";

        assertThatThrownBy(this::await).hasMessageContaining("lost the other members");

        assertThat(node.stops).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOINED", "SYNCED", "DONOR/DESYNCED"})
    void whatLostTheOthersWithItsDataIsLeftRunning(String state) {
        node.shift = "Shifting " + state + " -> OPEN (TO: 7)";

        assertThatThrownBy(this::await).hasMessageContaining("has not moved").hasMessageContaining("still runs");

        assertThat(node.stops).isZero();
    }

    @Test
    void whatHasOnlyJustOpenedItsConnectionsIsLeftRunning() {
        node.shift = "Shifting CLOSED -> OPEN (TO: 0)";
        node.goesOnWriting = false;

        assertThatThrownBy(this::await).hasMessageContaining("has not moved");

        assertThat(node.stops).isZero();
    }

    private MemberLook await() throws Exception {
        ServerUnit unit = new ServerUnit(
                "db2",
                node,
                InitSystem.SYSTEMD,
                "mariadb",
                Path.of("/run/mysqld/mysqld.sock"),
                Path.of("/var/lib/mysql"),
                Optional.empty());
        return new SyncedWait(unit, PATIENCE, () -> node.now, ExecutionListener.SILENT).await();
    }

    private static final class StuckNode implements Host {
        private final Host here = new CommandHost("db2", new ProcessTransport("db2"), Secrets.NONE);
        private String shift = "";
        private boolean goesOnWriting = true;
        private Instant now = Instant.EPOCH;
        private int looks;
        private int stops;

        @Override
        public String name() {
            return "db2";
        }

        @Override
        public CommandResult run(HostCommand command) throws HostProblem {
            if (!command.words().get(2).contains("--show-cursor")) {
                stops++;
                return here.run(HostCommand.of("true"));
            }
            now = now.plusSeconds(20);
            looks++;
            String line = looks == 1 ? shift : "no nodes coming from prim view";
            return here.run(HostCommand.of("printf", "%s\n", answer(line, looks == 1 || goesOnWriting ? looks : 1)));
        }

        private static String answer(String line, int cursor) {
            return """
                    == unit
                     ActiveState=activating
                     NRestarts=0
                    == data
                     4096
                    == log
                     %s
                     -- cursor: s=%d""".formatted(line, cursor);
        }

        @Override
        public void close() {
            here.close();
        }
    }
}
