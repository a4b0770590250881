package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a sleeping process in the place of the server, and answers as servers give them. */
class NodeWaitTest {
    private static final Account ACCOUNT = new Account("dba", Optional.empty());
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String LOG = """
            2026-11-22 10:39:04 0 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 1)
            2026-11-22 10:39:04 0 [Note] mariadbd: ready for connections.
            """;

    @TempDir
    private Path folder;

    private Optional<Process> sleeping = Optional.empty();

    @BeforeEach
    void startTheProcess() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.createDirectory(folder.resolve("other"));
        sleeping = Optional.of(new ProcessBuilder("sleep", "300").start());
    }

    @AfterEach
    void endTheProcess() {
        sleeping.ifPresent(Process::destroyForcibly);
    }

    @Test
    void theServersOwnWordsMakeItSynced() throws Exception {
        Files.createFile(folder.resolve("socket"));
        assertThat(outcome((address, account) -> synced("data"))).isInstanceOf(LaunchOutcome.Synced.class);
    }

    @Test
    void anotherServersWordsDoNot() throws Exception {
        Files.createFile(folder.resolve("socket"));
        assertThat(outcome((address, account) -> synced("other"))).isInstanceOf(LaunchOutcome.Stalled.class);
    }

    @Test
    void aDeadSocketDoesNotMakeTheLogAProof() throws Exception {
        Files.createFile(folder.resolve("socket"));
        Files.writeString(folder.resolve("log"), LOG);
        assertThat(outcome((address, account) -> new StatusReading.Refused("connection refused")))
                .isInstanceOf(LaunchOutcome.Stalled.class);
    }

    @Test
    void silenceDoesNotMakeTheLogAProof() throws Exception {
        Files.createFile(folder.resolve("socket"));
        Files.writeString(folder.resolve("log"), LOG);
        assertThat(outcome((address, account) -> new StatusReading.NotAnswering("no answer in time")))
                .isInstanceOf(LaunchOutcome.Stalled.class);
    }

    @Test
    void aDenialByAnotherServerDoesNot() throws Exception {
        Files.writeString(folder.resolve("log"), LOG);
        // We listen, not the process that is waited for.
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
            assertThat(outcome((address, account) -> new StatusReading.AccessDenied("denied")))
                    .isInstanceOf(LaunchOutcome.Stalled.class);
            assertThat(SocketHolder.listens(ProcessHandle.current().pid(), folder.resolve("socket")))
                    .contains(true);
        }
    }

    @Test
    void aServerFoundReceivingIsNotStalledWhileItsDatadirGrows() throws Exception {
        NodeWait wait = wait((address, account) -> new StatusReading.Refused("connection refused"));
        long begin = System.nanoTime();
        Optional<LaunchOutcome> outcome = Optional.empty();
        for (int i = 0; System.nanoTime() - begin < Duration.ofSeconds(6).toNanos() && outcome.isEmpty(); i++) {
            Files.writeString(folder.resolve("data/part" + i), "received");
            outcome = wait.look(Duration.ofSeconds(5));
            Thread.sleep(100);
        }
        assertThat(outcome).isEmpty();
    }

    @Test
    void aServerThatDoesNotGreetYetIsNotAskedToEnd() throws Exception {
        StopOutcome outcome = runtime((address, account) -> new StatusReading.Refused("there is no socket"))
                .stop(launch(), process(), PATIENCE);
        assertThat(outcome).isEqualTo(new StopOutcome.NotAnswering());
        assertThat(ProcessTable.isRunning(process())).isTrue();
    }

    @Test
    void aServerIsNotAskedToEndBecauseAnotherGreets() throws Exception {
        StopOutcome outcome = runtime((address, account) -> synced("other")).stop(launch(), process(), PATIENCE);
        assertThat(outcome).isEqualTo(new StopOutcome.NotAnswering());
    }

    @Test
    void aServerThatAnswersIsAskedToEnd() throws Exception {
        StopOutcome outcome =
                runtime((address, account) -> synced("data")).stop(launch(), process(), Duration.ofSeconds(20));
        assertThat(outcome).isInstanceOf(StopOutcome.Stopped.class);
    }

    private StatusReading synced(String datadir) {
        return new StatusReading.Answered(new WsrepStatus(Map.of(
                "wsrep_local_state", "4",
                "wsrep_cluster_status", "Primary",
                "wsrep_ready", "ON",
                "wsrep_provider_name", "Galera",
                "datadir", folder.resolve(datadir) + "/")));
    }

    private LaunchOutcome outcome(StatusSource source) throws InterruptedException {
        try (NodeWait wait = wait(source)) {
            for (int i = 0; i < 600; i++) {
                wait.hear(false);
                Optional<LaunchOutcome> outcome = wait.look(PATIENCE);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                Thread.sleep(50);
            }
        }
        throw new AssertionError("no outcome");
    }

    private NodeWait wait(StatusSource source) {
        RunningNode node = new RunningNode(process(), launch(), List.of(new LogSpan(folder.resolve("log"), 0, 1)));
        return new NodeWait(node, NodeListener.NONE, source, ACCOUNT);
    }

    private static LocalNodeRuntime runtime(StatusSource source) {
        return new LocalNodeRuntime(source, ACCOUNT, Map.of());
    }

    private ServerProcess process() {
        long pid = sleeping.orElseThrow().pid();
        return new ServerProcess(
                pid,
                ProcessTable.startTicks(pid).orElse(0),
                Path.of("/usr/sbin/mariadbd"),
                List.of("--socket=" + folder.resolve("socket")),
                folder.resolve("data"));
    }

    private NodeLaunch launch() {
        ServerInstallation installation = new ServerInstallation(
                Path.of("/opt/server/bin/mariadbd"),
                Path.of("/opt/server"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ServerVersion(Product.MARIADB, 10, 11, 19),
                Map.of(),
                List.of());
        return new NodeLaunch(
                folder.resolve("my.cnf"),
                EffectiveOptions.none(),
                folder.resolve("data"),
                folder.resolve("log"),
                folder.resolve("log"),
                folder.resolve("pid"),
                folder.resolve("socket"),
                installation,
                List.of());
    }
}
