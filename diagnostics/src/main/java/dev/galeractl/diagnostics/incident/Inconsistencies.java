package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorReported;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConsistencyCompromised;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteLost;
import dev.galeractl.diagnostics.event.GroupEvent.MemberSynced;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds nodes that left their group because their data differed, told by themselves or by those that stayed. */
final class Inconsistencies {

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
