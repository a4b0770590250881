package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.log.StateShift;
import dev.galeractl.replication.state.NodeState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits until an arbitrator says in its log that it is a member of the group; nothing else can be asked of it. */
final class ArbitratorWait {
    /** It has neither. */
    private static final Path NOWHERE = Path.of("/nonexistent");

    private final ServerUnit service;
    private final Duration patience;
    private final InstantSource clock;
    private final ExecutionListener listener;
    private final List<String> log = new ArrayList<>();
    private Optional<NodeState> state = Optional.empty();

    /** @param patience how long it may say nothing */
    ArbitratorWait(
            ArbitratorHost host, String unit, Duration patience, InstantSource clock, ExecutionListener listener) {
        this.service = new ServerUnit(
                host.arbitrator().name(), host.host(), InitSystem.SYSTEMD, unit, NOWHERE, NOWHERE, Optional.empty());
        this.patience = patience;
        this.clock = clock;
        this.listener = listener;
    }

    /** What it wrote since it was started. */
    List<String> log() {
        return List.copyOf(log);
    }

    void await() throws HostProblem, StepProblem, InterruptedException {
        String cursor = "";
        Instant moved = clock.instant();
        while (!state.equals(Optional.of(NodeState.SYNCED))) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            MemberLook look = MemberLook.at(service, cursor);
            cursor = look.cursor();
            look.log().forEach(this::tell);
            if (!look.log().isEmpty()) {
                moved = clock.instant();
            }
            if (look.ended()) {
                throw new StepProblem(
                        Sentence.of("failure.unit-ended", "node", service.node(), "result", look.result()));
            }
            if (Duration.between(moved, clock.instant()).compareTo(patience) > 0) {
                throw new StepProblem(Sentence.of(
                        "failure.stalled",
                        "node",
                        service.node(),
                        "seconds",
                        Long.toString(patience.toSeconds()),
                        "state",
                        state.map(NodeState::logName).orElse("")));
            }
        }
    }

    private void tell(String line) {
        log.add(line);
        Optional<StateShift> shift = StateShift.in(line);
        if (shift.isPresent()) {
            NodeState from = shift.get().from();
            NodeState to = shift.get().to();
            state = Optional.of(to);
            listener.stateShift(service.node(), from.logName(), to.logName());
        } else {
            listener.logLine(service.node(), line);
        }
    }
}
