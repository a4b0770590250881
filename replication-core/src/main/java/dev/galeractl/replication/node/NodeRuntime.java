package dev.galeractl.replication.node;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.position.RecoveredPosition;
import dev.galeractl.replication.position.StateFiles;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs servers of this machine as Galera nodes: creates their datadirs, launches, watches and stops them.
 *
 * <p>A launched server lives in a session of its own: it survives this process, and an interrupt at the terminal does not reach it. Nothing is
 * ever killed unless {@link #kill} is called. Methods that say "looks" change nothing and take no lock.
 */
public interface NodeRuntime {

    /**
     * The real one.
     *
     * @param statusSource how to ask a server for its status
     * @param account as whom; usually the system's own user over the socket
     * @param environment of this process, for PATH and the place of the cache
     */
    static NodeRuntime ofThisMachine(StatusSource statusSource, Account account, Map<String, String> environment) {
        return new LocalNodeRuntime(statusSource, account, environment);
    }

    /**
     * Looks up how a server would be launched with this option file: reads defaults of paths that the file does not set from the server's habits.
     *
     * @param options what the file says to the server's groups
     */
    NodeLaunch prepare(
            Path defaultsFile, EffectiveOptions options, ServerInstallation installation, List<String> extraArguments);

    /** Looks at what a datadir holds, for a server of a product not known yet. */
    DatadirState inspect(Path datadir);

    /** Looks at what the launch's datadir holds, for the launch's server: what is right for MySQL 8 is foreign to MariaDB. */
    DatadirState inspect(NodeLaunch launch);

    /** Looks at what kind of place a datadir is: a plain folder, a link, a mount point. */
    DatadirPlace place(Path datadir);

    /** Looks for processes of any kind, a creation of a datadir or a state transfer among them, that work in a folder. */
    List<Long> processesIn(Path folder);

    /** Looks for the server that runs on a datadir. */
    Optional<ServerProcess> serverOf(Path datadir);

    /** Looks for all servers of this machine that this user can see. */
    List<ServerProcess> servers();

    /** Whether that very process still runs. */
    boolean isRunning(ServerProcess process);

    /** Looks at Galera's files in a datadir. */
    StateFiles stateFiles(Path datadir);

    /**
     * Creates a datadir with the system tables, where there is none or an empty folder. Interrupted at any moment, it leaves nothing that looks complete,
     * and can be called again.
     *
     * @throws NodeProblem DATADIR_IN_THE_WAY, DATADIR_SPREAD or DATADIR_NOT_CREATED
     * @throws InterruptedException if the thread was; the half-made folder is removed by the next call
     */
    void createDatadir(NodeLaunch launch, NodeListener listener) throws NodeProblem, InterruptedException;

    /**
     * Lets the server itself find its position. This <em>writes</em>: InnoDB recovers, so it needs consent.
     *
     * @throws NodeProblem ALREADY_RUNNING, NOT_LAUNCHED or POSITION_NOT_RECOVERED
     */
    RecoveredPosition recoverPosition(NodeLaunch launch, NodeListener listener)
            throws NodeProblem, InterruptedException;

    /**
     * Starts the server and returns at once.
     *
     * @throws NodeProblem ALREADY_RUNNING or NOT_LAUNCHED
     */
    RunningNode launch(NodeLaunch launch, LaunchRole role) throws NodeProblem;

    /** Where a server that was found running answers its clients; it may have been started by somebody else, with other arguments. */
    Path socketOf(NodeLaunch launch, ServerProcess process);

    /** Looks for a server that runs already on the launch's datadir; its log is followed from where it started, or if that cannot be found, from its present end. */
    Optional<RunningNode> attach(NodeLaunch launch);

    /**
     * Waits until the node is Synced and ready, or is gone, or nothing has moved for a while. May be called again after {@code Stalled}.
     *
     * @param patience how long neither the log nor a state transfer may stand still
     */
    LaunchOutcome await(RunningNode node, NodeListener listener, Duration patience) throws InterruptedException;

    /** The same server with its logs' present ends: what it says from now on. */
    RunningNode fromNow(RunningNode node);

    /**
     * Follows the log until the server ends, for running in the foreground.
     *
     * @return how it ended, {@code exitStatus} empty if this process did not launch it
     */
    LaunchOutcome.Failed followToEnd(RunningNode node, NodeListener listener) throws InterruptedException;

    /**
     * Asks the server to end, and waits. Never kills, and does not ask a server that does not greet its clients yet: MariaDB 10.11 swallows a signal that
     * comes during its start or a state transfer, and then neither takes clients nor can be stopped. Such a server can only be waited for, or killed.
     *
     * @param launch how the process was launched, for the socket to ask it at
     * @param patience how long to wait
     */
    StopOutcome stop(NodeLaunch launch, ServerProcess process, Duration patience) throws InterruptedException;

    /**
     * Ends the server at once, as a power loss would; it has to recover at its next start. Waits up to 15 s for scripts of a state transfer that outlive it
     * in its datadir, then asks those that it had started to end as well.
     */
    StopOutcome kill(ServerProcess process) throws InterruptedException;

    /**
     * Waits until no process works in a folder any more.
     *
     * @return false if some still did after that time
     */
    boolean awaitQuiet(Path folder, Duration patience) throws InterruptedException;
}
