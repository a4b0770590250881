package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.ConsistencyEvent;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteWon;
import dev.galeractl.diagnostics.event.MembershipEvent.Member;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerViewInstalled;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.VoteRound;
import dev.galeractl.diagnostics.start.ServerStart;
import java.util.List;
import java.util.stream.Collectors;

/** GAL502: this node stayed with the majority; the log of the member that left is not among those given. */
final class PeerVotedOut implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() != IncidentKind.PEER_INCONSISTENT || isToldByOther(incident, caseFile)) {
            return List.of();
        }
        List<VoteCast> casts = incident.events().stream()
                .filter(VoteCast.class::isInstance)
                .map(VoteCast.class::cast)
                .toList();
        VoteRound round = VoteRound.in(incident.start().events()).stream()
                .filter(it -> it.casts().equals(casts))
                .findFirst()
                .orElseThrow();
        VoteWon won = round.winner().orElseThrow();
        String losers = losers(incident.start(), round);
        Cause cause = Cause.of("GAL502", incident)
                .in(round.losers().stream().allMatch(VoteCast::succeeded) ? "succeeded-there" : "failed-there");
        if (!ConsistencyEvent.isSuccess(won.vote())) {
            VoteWords.of(casts)
                    .ifPresent(difference -> cause.in(difference.circumstance())
                            .sure(Confidence.LIKELY)
                            .with("code", VoteWords.code(casts)));
        }
        return cause.with("peers", losers)
                .with("seqno", Long.toString(round.seqno()))
                .with("votes", VotedOut.votes(casts))
                .provenBy(casts)
                .provenBy(won.line())
                .alone();
    }

    /** Those who said something else; where nobody did, those who were members and said nothing, if a view names them. */
    private static String losers(ServerStart start, VoteRound round) {
        if (!round.losers().isEmpty()) {
            return round.losers().stream().map(VoteCast::member).distinct().collect(Collectors.joining(", "));
        }
        List<String> heard = round.casts().stream().map(VoteCast::member).toList();
        String silent = start.all(ServerViewInstalled.class).stream()
                .filter(view -> CaseFile.isAfter(round.casts().get(0).line(), view.line()))
                .reduce((earlier, later) -> later)
                .map(view -> view.members().stream()
                        .map(Member::name)
                        .filter(name -> !heard.contains(name))
                        .collect(Collectors.joining(", ")))
                .orElse("");
        return silent.isEmpty() ? Finding.UNKNOWN : silent;
    }

    /** Every survivor tells the same; the first one's word is enough. */
    private static boolean isToldByOther(Incident incident, CaseFile caseFile) {
        return caseFile.incidents().stream()
                .filter(other -> other.kind() == IncidentKind.PEER_INCONSISTENT)
                .filter(other -> other.events().get(0) instanceof VoteCast theirs
                        && incident.events().get(0) instanceof VoteCast own
                        && theirs.seqno() == own.seqno()
                        && theirs.uuid().equals(own.uuid()))
                .findFirst()
                .filter(first -> !first.equals(incident))
                .isPresent();
    }
}
