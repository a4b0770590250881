package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.SafeGroupProbe;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import dev.galeractl.replication.node.DatadirState.Content;
import dev.galeractl.replication.node.LaunchOutcome;
import dev.galeractl.replication.node.LaunchRole;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeListener;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.NodeRuntime;
import dev.galeractl.replication.node.RunningNode;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.node.StopOutcome;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.jdbc.JdbcStatusSource;
import dev.galeractl.replication.state.NodeState;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The node runtime on real servers. */
class NodeRuntimeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @RegisterExtension
    final Testbed testbed = new Testbed();

    private final NodeRuntime runtime = NodeLauncherMain.runtime();
    private final Voice voice = new Voice();

    /** Remembers what was heard. */
    private static final class Voice implements NodeListener {
        private final List<String> lines = new ArrayList<>();
        private final List<NodeState> states = new ArrayList<>();

        @Override
        public void logLine(LogLine line) {
            lines.add(line.text());
        }

        @Override
        public void stateShift(StateShift shift) {
            states.add(shift.to());
        }
    }

    @Test
    void aClusterOfTwoIsBuiltAskedAndStoppedCleanly() throws Exception {
        List<NodeFiles> nodes = testbed.nodes(2);
        NodeLaunch first = created(nodes.get(0));
        NodeLaunch second = created(nodes.get(1));
        assertThat(runtime.inspect(first.datadir()).content()).isEqualTo(new Content.SystemOnly());

        UUID cluster = synced(runtime.launch(first, LaunchRole.BOOTSTRAP));
        Voice joining = new Voice();
        LaunchOutcome joined = runtime.await(runtime.launch(second, LaunchRole.JOINER), joining, PATIENCE);
        assertThat(joined).isInstanceOfSatisfying(LaunchOutcome.Synced.class, outcome -> {
            assertThat(outcome.cluster()).contains(cluster);
            assertThat(outcome.status().orElseThrow().clusterSize()).hasValue(2);
        });
        assertThat(joining.states)
                .containsExactly(
                        NodeState.OPEN, NodeState.PRIMARY, NodeState.JOINER, NodeState.JOINED, NodeState.SYNCED);
        assertThat(joining.lines).anyMatch(line -> line.contains("ready for connections"));

        assertThat(new SafeGroupProbe().probe(new InetSocketAddress(nodes.get(1).address(), 4567), PATIENCE))
                .isInstanceOf(ProbeResult.Greeted.class);
        assertThat(runtime.stateFiles(second.datadir()).cleanlyStopped()).isFalse();
        assertThatThrownBy(() -> runtime.launch(second, LaunchRole.JOINER))
                .isInstanceOfSatisfying(
                        NodeProblem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.ALREADY_RUNNING));

        ServerProcess process = runtime.serverOf(second.datadir()).orElseThrow();
        assertThat(runtime.stop(second, process, PATIENCE)).isInstanceOf(StopOutcome.Stopped.class);
        assertThat(runtime.stop(second, process, PATIENCE)).isEqualTo(new StopOutcome.AlreadyGone());
        assertThat(runtime.stateFiles(second.datadir()).cleanlyStopped()).isTrue();
        assertThat(runtime.serverOf(second.datadir())).isEmpty();
    }

    @Test
    void theServersWordsComeBySocketAndByTcp() throws Exception {
        NodeFiles node = testbed.node("db1");
        NodeLaunch launch = created(node);
        synced(runtime.launch(launch, LaunchRole.BOOTSTRAP));
        JdbcStatusSource source = new JdbcStatusSource();
        Account nobody = new Account("nobody-of-that-name", Optional.empty());
        StatusAddress.Tcp tcp = new StatusAddress.Tcp(node.address(), 3306);
        assertThat(source.read(new StatusAddress.Socket(node.socket()), nobody))
                .isInstanceOf(StatusReading.AccessDenied.class);
        assertThat(source.read(tcp, nobody)).isInstanceOf(StatusReading.AccessDenied.class);
        assertThat(source.read(new StatusAddress.Tcp(node.address(), 3307), nobody))
                .isInstanceOf(StatusReading.Refused.class);
        assertThat(source.read(new StatusAddress.Socket(node.folder().resolve("absent")), nobody))
                .isInstanceOf(StatusReading.Refused.class);

        assertThat(source.read(new StatusAddress.Socket(node.socket()), self()))
                .isInstanceOfSatisfying(StatusReading.Answered.class, answered -> {
                    assertThat(answered.status().nodeName()).contains("db1");
                    assertThat(answered.status().clusterName()).contains("xtra");
                    assertThat(answered.status().localState()).contains(NodeState.SYNCED);
                });
    }

    @Test
    void aKilledNodeIsFoundOutAndStartedAgainWithItsHistory() throws Exception {
        NodeLaunch launch = created(testbed.node("db1"));
        UUID cluster = synced(runtime.launch(launch, LaunchRole.BOOTSTRAP));
        assertThat(runtime.kill(runtime.serverOf(launch.datadir()).orElseThrow()))
                .isInstanceOf(StopOutcome.Stopped.class);
        assertThat(runtime.stateFiles(launch.datadir()).cleanlyStopped()).isFalse();
        assertThat(runtime.stateFiles(launch.datadir()).gvwstate().content()).isPresent();

        Gtid position = runtime.recoverPosition(launch, voice).position();
        assertThat(position.uuid()).isEqualTo(cluster);
        assertThat(position.isDefined()).isTrue();
        assertThat(synced(runtime.launch(launch.startingAt(position), LaunchRole.BOOTSTRAP)))
                .isEqualTo(cluster);
    }

    @Test
    void aServerThatIsKilledWhileItIsAwaitedHasFailed() throws Exception {
        NodeFiles node = testbed.node("db1", "127.0.0.254").impatient();
        RunningNode running = runtime.launch(created(node), LaunchRole.JOINER);
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(1500);
                runtime.kill(running.process());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        assertThat(runtime.await(running, voice, PATIENCE))
                .isInstanceOfSatisfying(
                        LaunchOutcome.Failed.class,
                        failed -> assertThat(failed.signal()).hasValue(9));
        killer.join();
    }

    @Test
    void aJoinerWithoutAClusterFailsWithItsExitStatus() throws Exception {
        NodeFiles node = testbed.node("db1", "127.0.0.254").impatient();
        LaunchOutcome outcome = runtime.await(runtime.launch(created(node), LaunchRole.JOINER), voice, PATIENCE);
        assertThat(outcome).isInstanceOfSatisfying(LaunchOutcome.Failed.class, failed -> {
            assertThat(failed.exitStatus()).hasValue(1);
            assertThat(failed.signal()).isEmpty();
        });
        assertThat(voice.lines).anyMatch(line -> line.contains("failed to reach primary view"));
    }

    @Test
    void whatAServerSaysBeforeItHasALogIsHeardToo() throws Exception {
        NodeFiles node = testbed.node("db1");
        NodeLaunch good = created(node);
        node.set("binlog_format", "MIXED");
        LaunchOutcome outcome = runtime.await(runtime.launch(good, LaunchRole.BOOTSTRAP), voice, PATIENCE);
        assertThat(outcome).isInstanceOf(LaunchOutcome.Failed.class);
        assertThat(voice.lines).anyMatch(line -> line.contains("binlog_format"));
    }

    @Test
    void aServerWithoutALogOfItsOwnIsFollowedAllTheSame() throws Exception {
        NodeFiles node = testbed.node("db1").unset("log_error");
        NodeLaunch launch = created(node);
        assertThat(launch.errorLog()).isEqualTo(launch.consoleLog());
        synced(runtime.launch(launch, LaunchRole.BOOTSTRAP));
        assertThat(voice.states).endsWith(NodeState.SYNCED);
    }

    @Test
    void aServerWithoutWsrepIsUpButInNoCluster() throws Exception {
        NodeLaunch launch = created(testbed.node("db1").set("wsrep_on", "OFF"));
        assertThat(runtime.await(runtime.launch(launch, LaunchRole.JOINER), voice, PATIENCE))
                .isInstanceOf(LaunchOutcome.NotInCluster.class);
    }

    @Test
    void aServerThatDoesNotMoveIsStalledAndCanBeAwaitedAgain() throws Exception {
        NodeFiles node = testbed.node("db1", "127.0.0.254").impatient();
        RunningNode running = runtime.launch(created(node), LaunchRole.JOINER);
        LaunchOutcome first = runtime.await(running, voice, Duration.ofMillis(1500));
        assertThat(first).isInstanceOf(LaunchOutcome.Stalled.class);
        assertThat(runtime.isRunning(running.process())).isTrue();
        assertThat(runtime.await(running, NodeListener.NONE, PATIENCE)).isInstanceOf(LaunchOutcome.Failed.class);
    }

    @Test
    void aServerSurvivesItsLauncherAndIsFoundAgain() throws Exception {
        NodeFiles node = testbed.node("db1");
        NodeLaunch launch = created(node);
        Process launcher = otherProcess("bootstrap", node);
        Optional<ServerProcess> server = Optional.empty();
        while (server.isEmpty() && launcher.isAlive()) {
            Thread.sleep(5);
            server = runtime.serverOf(launch.datadir());
        }
        launcher.destroyForcibly().waitFor();

        RunningNode found = runtime.attach(launch).orElseThrow();
        synced(found);
        // The leader of a session of its own: what is typed at our terminal does not reach it.
        assertThat(session(found.process().pid())).isEqualTo(found.process().pid());
        assertThat(runtime.stop(launch, found.process(), PATIENCE)).isInstanceOf(StopOutcome.Stopped.class);
    }

    @Test
    void aDatadirIsThereCompletelyOrNotAtAll() throws Exception {
        NodeFiles node = testbed.node("db1");
        NodeLaunch launch = NodeLauncherMain.launch(runtime, node.defaultsFile(), RealServer.base());
        for (int delay = 300; delay <= 1500; delay += 150) {
            Process creator = otherProcess("create", node);
            creator.waitFor(delay, TimeUnit.MILLISECONDS);
            creator.destroyForcibly().waitFor();
            Content content = runtime.inspect(launch.datadir()).content();
            assertThat(content).isIn(new Content.Missing(), new Content.SystemOnly());
            if (content instanceof Content.SystemOnly) {
                break;
            }
        }
        if (runtime.inspect(launch.datadir()).content() instanceof Content.Missing) {
            runtime.createDatadir(launch, voice);
        }
        assertThatThrownBy(() -> runtime.createDatadir(launch, voice))
                .isInstanceOfSatisfying(
                        NodeProblem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.DATADIR_IN_THE_WAY));
        synced(runtime.launch(launch, LaunchRole.BOOTSTRAP));
        try (Stream<Path> beside = Files.list(node.folder())) {
            assertThat(beside).noneMatch(file -> file.toString().contains("galeractl-new"));
        }
    }

    @Test
    void anInterruptedCreationLeavesNothing() throws Exception {
        NodeFiles node = testbed.node("db1");
        NodeLaunch launch = NodeLauncherMain.launch(runtime, node.defaultsFile(), RealServer.base());
        Thread creation = new Thread(() -> {
            try {
                runtime.createDatadir(launch, voice);
            } catch (NodeProblem | InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        creation.start();
        Thread.sleep(200);
        creation.interrupt();
        creation.join();
        assertThat(runtime.inspect(launch.datadir()).content()).isIn(new Content.Missing(), new Content.SystemOnly());
    }

    @Test
    void mistakeOneStopsTheCreationAndSaysWhy() throws Exception {
        NodeFiles node = testbed.node("db1").set("binlog_format", "MIXED");
        NodeLaunch launch = NodeLauncherMain.launch(runtime, node.defaultsFile(), RealServer.base());
        assertThatThrownBy(() -> runtime.createDatadir(launch, voice))
                .isInstanceOfSatisfying(NodeProblem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(NodeProblem.Kind.DATADIR_NOT_CREATED);
                    assertThat(problem.detail()).contains("binlog_format");
                });
        assertThat(runtime.inspect(launch.datadir()).content()).isEqualTo(new Content.Missing());
    }

    @Test
    void anEmptyFolderThatIsThereIsFilledAndKeepsItsRights() throws Exception {
        NodeFiles node = testbed.node("db1");
        Files.createDirectory(node.datadir());
        NodeLaunch launch = created(node);
        assertThat(runtime.inspect(launch.datadir()).content()).isEqualTo(new Content.SystemOnly());
        assertThat(runtime.stateFiles(launch.datadir()).grastate().content().map(GrastateFile::position))
                .isEmpty();
    }

    private NodeLaunch created(NodeFiles node) throws Exception {
        NodeLaunch launch = NodeLauncherMain.launch(runtime, node.defaultsFile(), RealServer.base());
        runtime.createDatadir(launch, NodeListener.NONE);
        return launch;
    }

    private UUID synced(RunningNode node) throws InterruptedException {
        LaunchOutcome outcome = runtime.await(node, voice, PATIENCE);
        assertThat(outcome).as("%s", voice.lines).isInstanceOf(LaunchOutcome.Synced.class);
        LaunchOutcome.Synced synced = (LaunchOutcome.Synced) outcome;
        assertThat(synced.status().filter(WsrepStatus::synced)).isPresent();
        return synced.cluster().orElseThrow();
    }

    private static Account self() {
        return new Account(System.getProperty("user.name"), Optional.empty());
    }

    private static Process otherProcess(String verb, NodeFiles node) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeLauncherMain.class.getName(),
                        verb,
                        node.defaultsFile().toString(),
                        RealServer.base().toString())
                .redirectErrorStream(true)
                .redirectOutput(node.folder().resolve("launcher.log").toFile())
                .start();
    }

    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }
}
