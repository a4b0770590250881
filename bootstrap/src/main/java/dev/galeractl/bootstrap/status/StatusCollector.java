package dev.galeractl.bootstrap.status;

import dev.galeractl.bootstrap.status.NodeStatus.NoAnswer;
import dev.galeractl.bootstrap.status.NodeStatus.Reach;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.group.GroupProbe;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.sql.StatusAddress;
import dev.galeractl.replication.sql.StatusReading;
import dev.galeractl.replication.state.WsrepStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Looks at nodes, by SQL and, where that gives nothing, at their group communication port. */
public final class StatusCollector {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final Function<StatusAddress, StatusReading> sql;
    private final GroupProbe probe;

    /**
     * @param sql asks a server, with whatever account is let in
     */
    public StatusCollector(Function<StatusAddress, StatusReading> sql, GroupProbe probe) {
        this.sql = sql;
        this.probe = probe;
    }

    /** Looks once at every target. */
    public StatusReport look(List<StatusTarget> targets) {
        List<NodeStatus> nodes = targets.parallelStream().map(this::look).toList();
        List<Finding> findings = StatusVerdicts.findings(nodes);
        return new StatusReport(StatusVerdicts.verdict(nodes), nodes, findings);
    }

    private NodeStatus look(StatusTarget target) {
        StatusReading reading = sql.apply(target.sql());
        if (reading instanceof StatusReading.Answered answered) {
            return answered(target, answered.status());
        }
        NoAnswer noAnswer = noAnswer(reading);
        boolean galera = target.group()
                .filter(address -> probe.probe(address, CONNECT_TIMEOUT) instanceof ProbeResult.Greeted)
                .isPresent();
        return new NodeStatus(
                target.label(),
                galera ? Reach.GALERA_ONLY : noAnswer.kind(),
                Optional.of(noAnswer),
                target.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Why a server that was asked told nothing. */
    public static NoAnswer noAnswer(StatusReading reading) {
        if (reading instanceof StatusReading.Refused refused) {
            return new NoAnswer(Reach.REFUSED, refused.detail());
        } else if (reading instanceof StatusReading.AccessDenied denied) {
            return new NoAnswer(Reach.DENIED, denied.detail());
        } else if (reading instanceof StatusReading.NotAnswering silent) {
            return new NoAnswer(Reach.TIMED_OUT, silent.detail());
        }
        return new NoAnswer(Reach.FAILED, reading instanceof StatusReading.Failed failed ? failed.detail() : "");
    }

    private static NodeStatus answered(StatusTarget target, WsrepStatus status) {
        return new NodeStatus(
                target.label(),
                Reach.ANSWERED,
                Optional.empty(),
                status.nodeName().or(target::name),
                status.localStateComment(),
                status.clusterStateUuid(),
                boxed(status.clusterSize()),
                status.clusterStatus(),
                status.ready(),
                status.serverVersion(),
                boxed(status.lastCommitted()),
                boxed(status.recvQueue()),
                status.incomingAddresses());
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
