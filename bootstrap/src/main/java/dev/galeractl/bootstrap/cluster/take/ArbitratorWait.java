package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.text.Sentence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits until an arbitrator says in its log that it is a member of the group; nothing else can be asked of it. */
final class ArbitratorWait {
    private static final Pattern SHIFT = Pattern.compile("Shifting (\\w+) -> (\\w+)");
    private static final String MEMBER = "SYNCED";

    /** It has neither. */
    private static final Path NOWHERE = Path.of("/nonexistent");

    private final ServerUnit service;
    private final Duration patience;
    private final InstantSource clock;
    private final ExecutionListener listener;
    private final List<String> log = new ArrayList<>();
    private String state = "";

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
        while (!state.equals(MEMBER)) {
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
                        state));
            }
        }
    }

    private void tell(String line) {
        log.add(line);
        Matcher shift = SHIFT.matcher(line);
        if (shift.find()) {
            state = shift.group(2);
            listener.stateShift(service.node(), shift.group(1), shift.group(2));
        } else {
            listener.logLine(service.node(), line);
        }
    }
}
