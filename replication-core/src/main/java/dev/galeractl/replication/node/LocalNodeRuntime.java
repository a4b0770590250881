package dev.galeractl.replication.node;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.position.RecoveredPosition;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.StatusSource;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Runs real servers on this machine. */
final class LocalNodeRuntime implements NodeRuntime {

    private static final long POLL_MILLIS = 50;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(30);

    /** The scripts of a state transfer notice after a second or two that their server is gone, and clean up. */
    private static final Duration SCRIPTS_LIMIT = Duration.ofSeconds(15);

    private final StatusSource statusSource;
    private final Account account;
    private final Map<String, String> environment;

    /** The servers launched by this object, for their exit statuses. */
    private final Map<Long, Process> children = new ConcurrentHashMap<>();

    LocalNodeRuntime(StatusSource statusSource, Account account, Map<String, String> environment) {
        this.statusSource = statusSource;
        this.account = account;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public NodeLaunch prepare(
            Path defaultsFile, EffectiveOptions options, ServerInstallation installation, List<String> extraArguments) {
        return LaunchPaths.prepare(defaultsFile, options, installation, extraArguments);
    }

    @Override
    public DatadirState inspect(Path datadir) {
        return inspect(datadir, Optional.empty());
    }

    @Override
    public DatadirState inspect(NodeLaunch launch) {
        return inspect(
                launch.datadir(), Optional.of(launch.installation().version().product()));
    }

    private static DatadirState inspect(Path datadir, Optional<Product> product) {
        return new DatadirState(datadir, DatadirInspector.content(datadir, product), ProcessTable.serverOf(datadir));
    }

    @Override
    public DatadirPlace place(Path datadir) {
        return MountPoints.place(datadir);
    }

    @Override
    public List<Long> processesIn(Path folder) {
        return ProcessTable.workingIn(folder);
    }

    @Override
    public Optional<ServerProcess> serverOf(Path datadir) {
        return ProcessTable.serverOf(datadir);
    }

    @Override
    public List<ServerProcess> servers() {
        return ProcessTable.servers();
    }

    @Override
    public boolean isRunning(ServerProcess process) {
        return ProcessTable.isRunning(process);
    }

    @Override
    public StateFiles stateFiles(Path datadir) {
        return StateFilesReader.read(datadir);
    }

    @Override
    public void createDatadir(NodeLaunch launch, NodeListener listener) throws NodeProblem, InterruptedException {
        new DatadirCreator(launch, listener).create();
    }

    @Override
    public RecoveredPosition recoverPosition(NodeLaunch launch, NodeListener listener)
            throws NodeProblem, InterruptedException {
        refuseIfRunning(launch);
        return PositionRecovery.recover(launch, listener);
    }

    @Override
    public RunningNode launch(NodeLaunch launch, LaunchRole role) throws NodeProblem {
        refuseIfRunning(launch);
        List<LogSpan> log = logs(launch).stream().map(FileLogFollower::endOf).toList();
        List<String> command = new ArrayList<>();
        // A session of its own: no terminal, no hangup when the terminal closes, no interrupt typed there.
        command.add("setsid");
        command.addAll(ServerCommand.launch(launch, role, ServerAccount.of(launch)));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            ChildEnvironment.prepare(builder, surroundings(launch));
            PlainLogFile.ensure(launch.consoleLog());
            builder.redirectInput(Path.of("/dev/null").toFile());
            builder.redirectOutput(Redirect.appendTo(launch.consoleLog().toFile()));
            builder.redirectError(Redirect.appendTo(launch.consoleLog().toFile()));
            builder.directory(Optional.ofNullable(launch.datadir().getParent())
                    .filter(Files::isDirectory)
                    .orElse(Path.of("/"))
                    .toFile());
            Process process = builder.start();
            children.put(process.pid(), process);
            return new RunningNode(launched(process, launch, command), launch, log);
        } catch (IOException e) {
            throw new NodeProblem(
                    NodeProblem.Kind.NOT_LAUNCHED,
                    "The server could not be started: " + e.getMessage() + ".",
                    String.valueOf(e.getMessage()),
                    e);
        }
    }

    private Map<String, String> surroundings(NodeLaunch launch) throws IOException {
        Map<String, String> surroundings = launch.installation().environment();
        return ServerAccount.staysRoot(launch) ? RsyncAsRoot.added(surroundings, environment) : surroundings;
    }

    private static ServerProcess launched(Process process, NodeLaunch launch, List<String> command) {
        // setsid becomes the server without a new process, so pid and start time are the server's own.
        OptionalLong ticks = ProcessTable.startTicks(process.pid());
        return new ServerProcess(
                process.pid(),
                ticks.orElse(0),
                launch.installation().server(),
                command.subList(2, command.size()),
                launch.datadir());
    }

    @Override
    public Optional<RunningNode> attach(NodeLaunch launch) {
        return ProcessTable.serverOf(launch.datadir())
                .map(process -> new RunningNode(
                        process,
                        launch.withSocket(socketOf(launch, process)),
                        logs(launch).stream()
                                .map(file -> FileLogFollower.startOf(file, process.pid()))
                                .toList()));
    }

    @Override
    public Path socketOf(NodeLaunch launch, ServerProcess process) {
        return LaunchPaths.socketOf(launch, process);
    }

    private static List<Path> logs(NodeLaunch launch) {
        Set<Path> files = new LinkedHashSet<>(List.of(launch.consoleLog(), launch.errorLog()));
        return List.copyOf(files);
    }

    private static void refuseIfRunning(NodeLaunch launch) throws NodeProblem {
        Optional<ServerProcess> server = ProcessTable.serverOf(launch.datadir());
        if (server.isPresent()) {
            throw new NodeProblem(
                    NodeProblem.Kind.ALREADY_RUNNING,
                    "A server runs on " + launch.datadir() + " already, as process "
                            + server.get().pid() + ".",
                    Long.toString(server.get().pid()));
        }
    }

    @Override
    public LaunchOutcome await(RunningNode node, NodeListener listener, Duration patience) throws InterruptedException {
        try (NodeWait wait = new NodeWait(node, listener, statusSource, account)) {
            while (true) {
                boolean alive = isRunning(node.process());
                wait.hear(!alive);
                if (!alive) {
                    return new LaunchOutcome.Failed(exitStatus(node.process()), wait.state());
                }
                Optional<LaunchOutcome> outcome = wait.look(patience);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    @Override
    public RunningNode fromNow(RunningNode node) {
        return new RunningNode(
                node.process(),
                node.launch(),
                node.log().stream()
                        .map(span -> FileLogFollower.endOf(span.file()))
                        .toList());
    }

    @Override
    public LaunchOutcome.Failed followToEnd(RunningNode node, NodeListener listener) throws InterruptedException {
        try (NodeWait wait = new NodeWait(node, listener, statusSource, account)) {
            boolean alive = true;
            while (alive) {
                Thread.sleep(POLL_MILLIS);
                alive = isRunning(node.process());
                wait.hear(!alive);
            }
            return new LaunchOutcome.Failed(exitStatus(node.process()), wait.state());
        }
    }

    private OptionalInt exitStatus(ServerProcess process) throws InterruptedException {
        Process child = children.get(process.pid());
        return child == null ? OptionalInt.empty() : OptionalInt.of(child.waitFor());
    }

    @Override
    public StopOutcome stop(NodeLaunch launch, ServerProcess process, Duration patience) throws InterruptedException {
        if (!isRunning(process)) {
            return new StopOutcome.AlreadyGone();
        }
        return answers(launch, process)
                ? end(process, patience, ProcessHandle::destroy)
                : new StopOutcome.NotAnswering();
    }

    /** Whether that very server greets its clients; a denial is a greeting, too. */
    private boolean answers(NodeLaunch launch, ServerProcess process) {
        Path socket = socketOf(launch, process);
        StatusReading reading = statusSource.read(new StatusAddress.Socket(socket), account);
        if (reading instanceof StatusReading.Answered answered) {
            return ServerIdentity.isOf(answered.status(), process, launch.datadir());
        }
        return reading instanceof StatusReading.AccessDenied
                && SocketHolder.listens(process.pid(), socket).orElse(true);
    }

    @Override
    public StopOutcome kill(ServerProcess process) throws InterruptedException {
        List<ProcessHandle> scripts = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        StopOutcome outcome = end(process, KILL_LIMIT, ProcessHandle::destroyForcibly);
        Optional<Path> datadir = ProcessTable.datadir(process);
        if (outcome instanceof StopOutcome.Stopped
                && datadir.isPresent()
                && !awaitQuiet(datadir.get(), SCRIPTS_LIMIT)) {
            // A script of a state transfer that has not noticed by now waits for something that will not come.
            scripts.stream()
                    .flatMap(script -> Stream.concat(script.descendants(), Stream.of(script)))
                    .forEach(ProcessHandle::destroy);
            awaitQuiet(datadir.get(), SCRIPTS_LIMIT);
        }
        return outcome;
    }

    @Override
    public boolean awaitQuiet(Path folder, Duration patience) throws InterruptedException {
        long begin = System.nanoTime();
        while (!ProcessTable.workingIn(folder).isEmpty()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    private interface Signal {
        boolean send(ProcessHandle process);
    }

    private StopOutcome end(ServerProcess process, Duration patience, Signal signal) throws InterruptedException {
        Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
        // Asked after the handle was taken: the handle itself notices if its process id is given to another from now
        // on.
        if (handle.isEmpty() || !isRunning(process)) {
            return new StopOutcome.AlreadyGone();
        }
        long begin = System.nanoTime();
        if (!signal.send(handle.get()) && isRunning(process)) {
            return new StopOutcome.NotPermitted();
        }
        while (isRunning(process)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(patience) > 0) {
                return new StopOutcome.StillRunning(waited);
            }
            Thread.sleep(POLL_MILLIS);
        }
        // The child is remembered beyond its end: whoever still waits for this server asks for its exit status.
        return new StopOutcome.Stopped(Duration.ofNanos(System.nanoTime() - begin));
    }
}
