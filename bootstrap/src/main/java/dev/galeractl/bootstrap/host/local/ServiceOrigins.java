package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.journal.JournalRecord;
import dev.galeractl.bootstrap.journal.JournalRecord.StepRecord;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.replication.node.ServerProcess;
import dev.galeractl.replication.state.WsrepStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells whether galeractl brought the server of a service where it is. The process alone does not tell: systemd gives a server another one whenever the host
 * or the service is started anew, and it still is a member of the cluster that galeractl made, or joined with it.
 */
final class ServiceOrigins {
    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    /** From the step's begin to the server's process: what the service does before is mostly the recovery of a position. */
    private static final Map<String, Duration> STARTS =
            Map.of("start-first", Duration.ofMinutes(15), "start-joiner", Duration.ofDays(1));

    private ServiceOrigins() {}

    /** The steps by which a service is told to start its server. */
    static Set<String> starts() {
        return STARTS.keySet();
    }

    /**
     * Who brought it there.
     *
     * @param process which systemd says is the service's
     * @param status its own words
     */
    static Origin of(
            ServerProcess process, Optional<WsrepStatus> status, Verb verb, Path defaultsFile, Journals journals) {
        Optional<UUID> cluster = status.flatMap(WsrepStatus::clusterStateUuid);
        List<JournalRecord> own = journals.of(Set.of(defaultsFile.toString())).stream()
                .filter(record -> isStarting(record, process) || isIn(record, cluster))
                .toList();
        if (own.isEmpty()) {
            return Origin.FOREIGN;
        }
        return own.stream().anyMatch(record -> record.verb().equals(verb.words()))
                ? Origin.SAME_OPERATION
                : Origin.GALERACTL;
    }

    /** A run that did not come to its end told the service to start, and that is what it did. */
    private static boolean isStarting(JournalRecord record, ServerProcess process) {
        Optional<Instant> began =
                ProcessHandle.of(process.pid()).flatMap(it -> it.info().startInstant());
        return !record.finished()
                && began.isPresent()
                && record.steps().stream()
                        .filter(step -> STARTS.containsKey(step.slug()))
                        .anyMatch(step -> isWithin(step, began.get()));
    }

    private static boolean isWithin(StepRecord step, Instant began) {
        Duration longest = STARTS.getOrDefault(step.slug(), Duration.ZERO);
        return step.begun()
                .filter(it -> began.isAfter(it.minus(CLOCK_GRAIN)) && began.isBefore(it.plus(longest)))
                .isPresent();
    }

    private static boolean isIn(JournalRecord record, Optional<UUID> cluster) {
        return cluster.isPresent()
                && record.did("await-synced", "cluster", cluster.get().toString());
    }
}
