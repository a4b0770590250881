package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.log.StateShift;
import dev.galeractl.replication.state.NodeState;
import dev.galeractl.replication.state.WsrepStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Waits until a node is Synced, as its own status says; tells meanwhile what its log says. */
public final class SyncedWait {
    /** Accounts come with the data, so one refusal may be of the moment. */
    private static final int MOST_REFUSALS = 3;

    private static final Pattern GRAVE = Pattern.compile("\\[(Warning|ERROR)]");

    private final ServerUnit server;
    private final Duration patience;
    private final InstantSource clock;
    private final ExecutionListener listener;
    private final JoinMeter meter;
    private final List<String> log = new ArrayList<>();

    /** It was in the group's Primary Component and is not any more. Its server writes lines for ever then, of which none is a move. */
    private boolean lostTheOthers;

    /** And it had not got its data by then. */
    private boolean lacksData;

    /** @param patience how long nothing may move */
    public SyncedWait(ServerUnit server, Duration patience, InstantSource clock, ExecutionListener listener) {
        this(server, patience, clock, listener, Optional.empty());
    }

    /** @param total of bytes that a full copy would move, at most */
    SyncedWait(
            ServerUnit server,
            Duration patience,
            InstantSource clock,
            ExecutionListener listener,
            Optional<Long> total) {
        this.server = server;
        this.patience = patience;
        this.clock = clock;
        this.listener = listener;
        this.meter = new JoinMeter(server.node(), total);
    }

    /** What the server wrote since it was started. */
    public List<String> log() {
        return List.copyOf(log);
    }

    /** Its look when it was Synced. */
    public MemberLook await() throws HostProblem, StepProblem, InterruptedException {
        String cursor = "";
        String seen = "";
        String state = "";
        Instant moved = clock.instant();
        int refusals = 0;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            MemberLook look = MemberLook.at(server, cursor);
            cursor = look.cursor();
            tell(look);
            state = look.status().flatMap(WsrepStatus::localStateComment).orElse(look.active());
            String now = state
                    + look.dataBytes().or(look::usedBytes)
                    + (lostTheOthers ? "" : look.written() + look.cursor());
            if (!now.equals(seen)) {
                moved = clock.instant();
                seen = now;
            }
            Duration still = Duration.between(moved, clock.instant());
            listener.joining(meter.see(look, clock.instant(), still));
            if (look.status().filter(WsrepStatus::synced).isPresent()) {
                return look;
            }
            refusals = look.refusesRoot() ? refusals + 1 : 0;
            if (refusals == MOST_REFUSALS) {
                throw new StepProblem(Sentence.of(
                        "failure.root-refused",
                        "node",
                        server.node(),
                        "said",
                        look.refused().orElse("")));
            }
            if (look.ended()) {
                if (look.restarts() > 0) {
                    // What fails to start is not left to be started for ever.
                    HostService.of(server).stop();
                }
                throw new StepProblem(ended(look));
            }
            if (still.compareTo(patience) > 0) {
                throw new StepProblem(stalled(state));
            }
        }
    }

    private Sentence stalled(String state) throws HostProblem, StepProblem {
        if (lacksData) {
            // The transfer that it waits for does not come any more, whoever comes back.
            HostService.of(server).stopStarted(true);
        }
        return Sentence.of(
                lacksData ? "failure.lost-the-others" : "failure.stalled",
                "node",
                server.node(),
                "seconds",
                Long.toString(patience.toSeconds()),
                "state",
                state);
    }

    private Sentence ended(MemberLook look) {
        return switch (server.init()) {
            case SYSTEMD -> Sentence.of("failure.unit-ended", "node", server.node(), "result", look.result());
            case SYSV -> Sentence.of("failure.script-ended", "node", server.node(), "script", server.service());
        };
    }

    private void tell(MemberLook look) {
        for (String line : look.log()) {
            log.add(line);
            Optional<StateShift> shift = StateShift.in(line);
            if (shift.isPresent()) {
                shifted(shift.get().from(), shift.get().to());
            } else if (GRAVE.matcher(line).find()) {
                listener.graveLogLine(server.node(), line);
            } else {
                listener.logLine(server.node(), line);
            }
        }
    }

    private void shifted(NodeState from, NodeState to) {
        lostTheOthers = to == NodeState.OPEN && from != NodeState.CLOSED;
        lacksData = lostTheOthers && !from.hasData();
        listener.stateShift(server.node(), from.logName(), to.logName());
    }
}
