package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorIgnored;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorReported;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConsistencyCompromised;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteLost;
import dev.galeractl.diagnostics.event.GroupEvent.MemberSynced;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TransferEvent.IstBroken;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds nodes that left their group because their data differed, told by themselves or by those that stayed. */
final class Inconsistencies {

    /** After so long a write set that could not be applied has had its consequences. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private Inconsistencies() {}

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        List<Incident> incidents = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                Optional<VoteLost> lost = start.last(VoteLost.class);
                if (lost.isPresent() || start.has(ConsistencyCompromised.class)) {
                    incidents.add(new Incident(
                            IncidentKind.INCONSISTENT,
                            node.label(),
                            start,
                            story(start, lost),
                            CaseFile.wellAgain(node, start)));
                } else {
                    unfollowed(start)
                            .map(error -> new Incident(
                                    IncidentKind.INCONSISTENT,
                                    node.label(),
                                    start,
                                    List.of(error),
                                    CaseFile.wellAgain(node, start)))
                            .ifPresent(incidents::add);
                }
                for (VoteRound round : VoteRound.in(start.events())) {
                    boolean told = (!round.losers().isEmpty() || round.errorWon(start))
                            && lost.filter(it -> it.seqno() == round.seqno()).isEmpty()
                            && !isToldByLoser(nodes, round);
                    if (told) {
                        incidents.add(new Incident(
                                IncidentKind.PEER_INCONSISTENT,
                                node.label(),
                                start,
                                List.copyOf(round.casts()),
                                back(start, round)));
                    }
                }
            }
        }
        return incidents;
    }

    /** An applier's error with which the log ends, nearly: neither a vote nor the end of the server tells what came of it. */
    private static Optional<ApplyErrorReported> unfollowed(ServerStart start) {
        return start.last(ApplyErrorReported.class)
                .filter(error -> error.isByGalera() && error.saysThatDataDiffers())
                .filter(error -> start.outcome() == StartOutcome.UNKNOWN || start.outcome() == StartOutcome.RUNNING)
                .filter(error -> !start.has(VoteCast.class)
                        && !start.has(ApplyErrorIgnored.class)
                        && !start.has(IstBroken.class))
                .filter(error -> !wroteOn(start, error.line()));
    }

    /** A node that lives on has applied it in the end: it may try again. */
    private static boolean wroteOn(ServerStart start, LogLine error) {
        return error.time()
                .flatMap(then -> start.end()
                        .map(end -> Duration.between(then.local(), end.local()).compareTo(SETTLED) > 0))
                .orElse(false);
    }

    /** The error, the votes about that write set, and the line with which the node leaves. */
    private static List<LogEvent> story(ServerStart start, Optional<VoteLost> lost) {
        List<LogEvent> story = new ArrayList<>(start.all(ConsistencyCompromised.class));
        lost.ifPresent(it -> {
            VoteRound.in(start.events()).stream()
                    .filter(round -> round.uuid().equals(it.uuid()) && round.seqno() == it.seqno())
                    .forEach(round -> {
                        story.addAll(round.casts());
                        round.winner().ifPresent(story::add);
                    });
            story.add(it);
        });
        if (!story.isEmpty()) {
            LogLine first = story.get(0).line();
            start.all(ApplyErrorReported.class).stream()
                    .filter(error -> CaseFile.isAfter(first, error.line()))
                    .reduce((earlier, later) -> later)
                    .ifPresent(error -> story.add(0, error));
        }
        return story;
    }

    private static boolean isToldByLoser(List<NodeHistory> nodes, VoteRound round) {
        return nodes.stream()
                .flatMap(node -> node.starts().stream())
                .flatMap(start -> start.all(VoteLost.class).stream())
                .anyMatch(lost -> lost.seqno() == round.seqno() && lost.uuid().equals(round.uuid()));
    }

    /** The losers are back once each of them was synced again after the vote. */
    private static Optional<LogLine> back(ServerStart start, VoteRound round) {
        LogLine vote = round.winner().orElseThrow().line();
        List<LogLine> back = new ArrayList<>();
        for (VoteCast loser : round.losers()) {
            start.all(MemberSynced.class).stream()
                    .filter(synced -> synced.name().equals(loser.member()) && CaseFile.isAfter(synced.line(), vote))
                    .findFirst()
                    .ifPresent(synced -> back.add(synced.line()));
        }
        return !back.isEmpty() && back.size() == round.losers().size()
                ? Optional.of(back.get(back.size() - 1))
                : Optional.empty();
    }
}
