package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.ClusterOperation;
import dev.galeractl.bootstrap.Preparation;
import dev.galeractl.bootstrap.execute.ExecutionListener;
import dev.galeractl.bootstrap.execute.NodeOutcome;
import dev.galeractl.bootstrap.execute.Outcome;
import dev.galeractl.bootstrap.execute.Outcome.Failure;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.doctor.DoctorReport;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.StateShift;
import dev.galeractl.replication.node.LaunchOutcome;
import dev.galeractl.replication.node.LogSpan;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeListener;
import dev.galeractl.replication.node.NodeProblem;
import dev.galeractl.replication.node.RunningNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Stays with a server that is up: passes on what it says until it ends, and stops it when the thread is interrupted. */
final class ServerStay {
    private static final int SIGKILL = 9;

    private final Tools tools;
    private final Launches launches;
    private final ClusterOperation stop;

    /** @param stop what {@code node stop} does with this server */
    ServerStay(Tools tools, Launches launches, ClusterOperation stop) {
        this.tools = tools;
        this.launches = launches;
        this.stop = stop;
    }

    /**
     * Returns when the server is gone, or could not be stopped.
     *
     * @param index of the step in its plan
     * @param started what the steps before it came to
     */
    Outcome stay(Step.StayWithServer step, int index, Outcome started, ExecutionListener listener) {
        Optional<RunningNode> found;
        NodeLaunch launch;
        try {
            launch = launches.of(step.defaultsFile());
            found = tools.runtime().attach(launch);
        } catch (NodeProblem noServer) {
            return failed(step, index, started, Sentence.of("failure.gone", "node", step.node()), List.of());
        }
        // Where its words begin is known even of a server that is gone by now: the steps before know its process.
        List<LogSpan> words = found.map(it -> it.process().pid())
                .or(() -> started.nodes().stream()
                        .flatMap(node -> node.pid().stream())
                        .findFirst())
                .map(pid -> List.of(StartLogs.of(launch.errorLog(), pid)))
                .orElse(List.of());
        if (found.isEmpty()) {
            return ended(step, index, started, words, OptionalInt.empty());
        }
        try {
            RunningNode fromNow = tools.runtime().fromNow(found.get());
            LaunchOutcome.Failed end = tools.runtime().followToEnd(fromNow, new Voice(step.node(), listener));
            return ended(step, index, started, words, end.exitStatus());
        } catch (InterruptedException wishToStop) {
            return stopped(started, listener);
        }
    }

    private Outcome stopped(Outcome started, ExecutionListener listener) {
        Preparation preparation = stop.prepare();
        Outcome stopped = preparation.mayProceed()
                ? stop.execute(preparation, listener)
                : new Outcome(started.operationId(), false, List.of(), Optional.empty(), Optional.empty());
        return new Outcome(
                started.operationId(),
                started.changed() || stopped.changed(),
                stopped.nodes().isEmpty() ? started.nodes() : stopped.nodes(),
                stopped.failure(),
                stopped.journal().or(started::journal),
                stopped.diagnosis());
    }

    /** A server that somebody else asked to stop, and that did, ended well; every other end has a cause. */
    private Outcome ended(
            Step.StayWithServer step, int index, Outcome started, List<LogSpan> words, OptionalInt exitStatus) {
        DoctorReport report = StartLogs.diagnose(words);
        StartOutcome told =
                report.nodes().stream().findFirst().map(it -> it.outcome()).orElse(StartOutcome.UNKNOWN);
        if (told == StartOutcome.STOPPED && exitStatus.orElse(0) == 0) {
            return new Outcome(
                    started.operationId(), started.changed(), gone(step, words), Optional.empty(), started.journal());
        }
        boolean killed = exitStatus.isPresent()
                ? exitStatus.getAsInt() == 128 + SIGKILL
                : told == StartOutcome.RUNNING || told == StartOutcome.UNKNOWN;
        Sentence sentence = exitStatus.isPresent()
                ? Sentence.of(
                        "failure.ended-later", "node", step.node(), "status", Integer.toString(exitStatus.getAsInt()))
                : Sentence.of("failure.gone", "node", step.node());
        return failed(step, index, started, sentence, words)
                .with(killed ? StartLogs.withKilled(report, step.node(), words) : report);
    }

    private static Outcome failed(
            Step.StayWithServer step, int index, Outcome started, Sentence sentence, List<LogSpan> words) {
        return new Outcome(
                started.operationId(),
                started.changed(),
                gone(step, words),
                Optional.of(new Failure.StepFailed(index, step, sentence, words)),
                started.journal());
    }

    private static List<NodeOutcome> gone(Step.StayWithServer step, List<LogSpan> words) {
        return List.of(new NodeOutcome(
                step.node(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                words.stream().findFirst().map(LogSpan::file),
                words));
    }

    /** Warnings and errors of a server that is up are for the reader, its notes only for one who wants them all. */
    private static final class Voice implements NodeListener {
        private final String node;
        private final ExecutionListener listener;

        Voice(String node, ExecutionListener listener) {
            this.node = node;
            this.listener = listener;
        }

        @Override
        public void logLine(LogLine line) {
            if (line.level() == LogLevel.ERROR || line.level() == LogLevel.WARNING) {
                listener.graveLogLine(node, line.raw());
            } else {
                listener.logLine(node, line.raw());
            }
        }

        @Override
        public void stateShift(StateShift shift) {
            listener.stateShift(node, shift.from().logName(), shift.to().logName());
        }
    }
}
