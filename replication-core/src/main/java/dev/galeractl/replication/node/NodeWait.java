package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import dev.galeractl.replication.position.GrastateFile;
import dev.galeractl.replication.sql.Account;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.sql.StatusSource;
import dev.galeractl.replication.state.NodeState;
import dev.galeractl.replication.state.WsrepStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One wait for one server: hears its log, asks it for its status, and judges whether it moves.
 *
 * <p>What counts as moving: a line not said before in this wait, a change of state, a growing datadir (a state transfer), or much reading and
 * writing (recovery of a large datadir, the programs of a transfer). Only the server's own status makes it Synced; where it does not let us ask, its log must have said both
 * that it is Synced and that it is ready.
 */
final class NodeWait implements AutoCloseable {

    private static final Duration ASKING = Duration.ofMillis(300);
    private static final Duration MEASURING = Duration.ofSeconds(2);
    private static final Duration OUTSIDE_LIMIT = Duration.ofSeconds(3);
    private static final long MUCH_BYTES = 1 << 20;

    private final RunningNode node;
    private final NodeListener listener;
    private final StatusSource source;
    private final Account account;
    private final Set<Path> logs;
    private final List<LogFollower> followers = new ArrayList<>();
    private final StartWatch watch = new StartWatch();
    private final Stopwatch sinceProgress = new Stopwatch();
    private final Stopwatch sinceAsked = new Stopwatch();
    private final Stopwatch sinceMeasured = new Stopwatch();
    private Optional<Stopwatch> outside = Optional.empty();
    private Optional<WsrepStatus> status = Optional.empty();
    private boolean denied;
    private Duration measuring = MEASURING;
    private long folderBytes = -1;
    private long diskBytes = -1;

    NodeWait(RunningNode node, NodeListener listener, StatusSource source, Account account) {
        this.node = node;
        this.listener = listener;
        this.source = source;
        this.account = account;
        this.logs = node.log().stream().map(LogSpan::file).collect(Collectors.toUnmodifiableSet());
        node.log().forEach(span -> followers.add(new FileLogFollower(span)));
        Optional<String> unit = ProcessTable.unitLoggingToJournal(node.process().pid());
        if (unit.isPresent()) {
            try {
                followers.add(JournalLogFollower.of(unit.get()));
            } catch (IOException noJournalctl) {
                // The status over the socket has to do.
                return;
            }
        }
    }

    Optional<NodeState> state() {
        return watch.state();
    }

    /** Passes on what the log says. */
    void hear(boolean all) {
        for (LogFollower follower : followers) {
            for (LogLine line : follower.poll(all)) {
                listener.logLine(line);
                StateShift.in(line.text()).ifPresent(listener::stateShift);
                if (watch.heard(line)) {
                    sinceProgress.restart();
                }
            }
        }
    }

    /** Judges the living server; empty as long as there is reason to wait. */
    Optional<LaunchOutcome> look(Duration patience) throws InterruptedException {
        if (sinceAsked.passed(ASKING)) {
            ask();
            sinceAsked.restart();
        }
        if (status.filter(WsrepStatus::synced).isPresent()) {
            hearTheLastWords();
            return Optional.of(new LaunchOutcome.Synced(status.get().clusterStateUuid(), status));
        }
        if (denied && watch.syncedAndReady()) {
            return Optional.of(new LaunchOutcome.Synced(
                    StateFilesReader.read(node.launch().datadir())
                            .grastate()
                            .content()
                            .map(GrastateFile::position)
                            .filter(position -> position.hasHistory())
                            .map(position -> position.uuid()),
                    Optional.empty()));
        }
        if (isOutside()) {
            return Optional.of(new LaunchOutcome.NotInCluster(status));
        }
        measure();
        return sinceProgress.passed(patience)
                ? Optional.of(new LaunchOutcome.Stalled(sinceProgress.time(), watch.state(), status))
                : Optional.empty();
    }

    private void ask() {
        if (denied) {
            // Further attempts would only fill the server's log with warnings.
            return;
        }
        Path socket = node.launch().socket();
        StatusReading reading = Files.exists(socket)
                ? source.read(new StatusAddress.Socket(socket), account)
                : new StatusReading.Refused("there is no socket");
        status = reading instanceof StatusReading.Answered answered
                        && ServerIdentity.isOf(
                                answered.status(), node.process(), node.launch().datadir())
                ? Optional.of(answered.status())
                : Optional.empty();
        // A denial shows that the server greets its clients, which one that swallowed a signal never does. Silence, and
        // the refusal at a socket whose server was killed, show nothing.
        denied = reading instanceof StatusReading.AccessDenied
                && SocketHolder.listens(node.process().pid(), socket).orElse(true);
    }

    /** Up and taking connections, but no part of any group, and for longer than the moment between the two. */
    private boolean isOutside() {
        boolean now = status.isPresent()
                ? !status.get().hasProvider() || status.get().connected().equals(Optional.of(false))
                : denied && watch.serverReady() && !watch.sawGroup();
        if (!now) {
            outside = Optional.empty();
        } else if (outside.isEmpty()) {
            outside = Optional.of(new Stopwatch());
        }
        return outside.filter(stopwatch -> stopwatch.passed(OUTSIDE_LIMIT)).isPresent();
    }

    /** The status is a moment ahead of the log; the listener shall hear the end of the story. */
    private void hearTheLastWords() throws InterruptedException {
        Stopwatch waiting = new Stopwatch();
        boolean started = !watch.sawGroup() && !watch.serverReady();
        while (!started && !watch.syncedAndReady() && !waiting.passed(Duration.ofSeconds(1))) {
            Thread.sleep(20);
            hear(false);
        }
    }

    private void measure() {
        if (!sinceMeasured.passed(measuring)) {
            return;
        }
        sinceMeasured.restart();
        long disk = ProcessTable.diskBytesWithChildren(node.process().pid());
        if (diskBytes >= 0 && Math.abs(disk - diskBytes) > MUCH_BYTES) {
            sinceProgress.restart();
        }
        diskBytes = disk;
        boolean joining = watch.state()
                .filter(state -> state == NodeState.JOINER || state == NodeState.PRIMARY)
                .isPresent();
        // The log of a server found in the middle of a transfer need not say any more that it is a joiner.
        if (joining || status.isEmpty()) {
            measureFolder(joining);
        }
        // Looking at a great many files shall not become the work of this machine.
        Duration tenfold = sinceMeasured.time().multipliedBy(10);
        measuring = tenfold.compareTo(MEASURING) > 0 ? tenfold : MEASURING;
    }

    private void measureFolder(boolean joining) {
        Path datadir = node.launch().datadir();
        // A server that retries without end writes to its log without end.
        long bytes = FolderTree.bytes(datadir, logs);
        if (folderBytes >= 0 && bytes != folderBytes) {
            sinceProgress.restart();
            if (joining || Files.exists(datadir.resolve(DatadirNames.TRANSFER_MARK))) {
                listener.transferred(bytes);
            }
        }
        folderBytes = bytes;
    }

    @Override
    public void close() {
        followers.forEach(LogFollower::close);
    }

    /** Time that has passed, by the clock that never jumps. */
    private static final class Stopwatch {
        private long begin = System.nanoTime();

        void restart() {
            begin = System.nanoTime();
        }

        Duration time() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        boolean passed(Duration duration) {
            return time().compareTo(duration) > 0;
        }
    }
}
