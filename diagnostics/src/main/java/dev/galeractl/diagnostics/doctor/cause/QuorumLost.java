package dev.galeractl.diagnostics.doctor.cause;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectionFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.Incident;
import dev.galeractl.diagnostics.incident.IncidentKind;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.incident.QuorumLoss;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** GAL404: half of the cluster or more vanished, and the rest may not go on alone. */
final class QuorumLost implements Diagnosis {

    @Override
    public List<Finding> explain(Incident incident, CaseFile caseFile) {
        if (incident.kind() == IncidentKind.LOST_QUORUM) {
            return told(incident, restartsInVain(incident, caseFile), caseFile);
        }
        // Whom a restarted survivor looks for was gone before: the restart fails because of that.
        return caseFile.incidents().stream()
                .filter(it -> it.kind() == IncidentKind.LOST_QUORUM)
                .filter(it -> restartsInVain(it, caseFile).contains(incident))
                .findFirst()
                .map(it -> told(it, restartsInVain(it, caseFile), caseFile))
                .orElse(List.of());
    }

    /** Later starts of the node that was left, which looked for the others and found nobody. */
    private static List<Incident> restartsInVain(Incident loss, CaseFile caseFile) {
        return caseFile.incidents().stream()
                .filter(it -> it.kind() == IncidentKind.COULD_NOT_JOIN
                        && !loss.isHealed()
                        && it.node().equals(loss.node())
                        && it.start().has(ConnectingToGroup.class)
                        && CaseFile.isYounger(it.start(), loss.start()))
                .toList();
    }

    private static List<Finding> told(Incident incident, List<Incident> inVain, CaseFile caseFile) {
        List<QuorumLoss> losses = caseFile.membership().lossesOf(incident);
        if (losses.isEmpty()) {
            return List.of();
        }
        QuorumLoss loss = losses.stream()
                .filter(it -> it.node().equals(incident.node()))
                .findFirst()
                .orElse(losses.get(0));
        boolean apart = madePrimaryAndAlone(loss, caseFile);
        boolean refused = loss.signs().stream().anyMatch(ConnectionFailed.class::isInstance);
        Cause cause = Cause.of("GAL404", incident)
                .in(inVain.isEmpty() ? circumstance(losses, loss, caseFile) : "restarted")
                .with("healedAt", loss.healedBy().map(MemberNames::time))
                .with(
                        "nodes",
                        losses.stream()
                                .map(it -> survivor(it, caseFile))
                                .distinct()
                                .collect(Collectors.joining(", ")))
                .with("lost", MemberNames.of(loss.lost(), caseFile))
                .with("before", Integer.toString(loss.before().members().size()))
                .with("left", Integer.toString(loss.after().members().size()))
                .with("at", MemberNames.time(loss.after().line()))
                .sure(refused || losses.size() > 1 ? Confidence.CERTAIN : Confidence.LIKELY)
                .provenBy(loss.before().line());
        loss.signs().forEach(sign -> cause.provenBy(sign.line()));
        losses.forEach(it -> cause.provenBy(it.after().line()));
        inVain.forEach(it -> cause.explainsErrorsOf(it.start()));
        if (apart) {
            cause.always("made-primary").provenBy(loss.healedBy().orElseThrow());
        }
        return cause.alone();
    }

    /**
     * Somebody made it Primary, nobody of the lost is back as far as its log goes, and no log of theirs is here: they may be down, or a cluster of their
     * own with what was committed there.
     */
    private static boolean madePrimaryAndAlone(QuorumLoss loss, CaseFile caseFile) {
        if (!loss.byHand() || loss.healedBy().isEmpty()) {
            return false;
        }
        LogLine made = loss.healedBy().orElseThrow();
        boolean othersCame = loss.start().all(ViewChanged.class).stream()
                .filter(view -> CaseFile.isAfter(view.line(), made))
                .anyMatch(view -> !loss.after().members().containsAll(view.members()));
        Set<String> labels = caseFile.nodes().stream().map(NodeHistory::label).collect(Collectors.toSet());
        boolean othersTell = loss.lost().stream()
                .map(uuid -> caseFile.membership().directory().label(uuid))
                .anyMatch(labels::contains);
        boolean startedAgain = caseFile.nodeOf(loss.start()).starts().stream()
                .anyMatch(other -> CaseFile.isYounger(other, loss.start()));
        return !othersCame && !othersTell && !startedAgain;
    }

    /** Who was left. Pieces of two runs or nodes in one log may name the node as one it lost: then only its view tells who it was. */
    private static String survivor(QuorumLoss loss, CaseFile caseFile) {
        boolean namedAsLost = loss.lost().stream()
                .anyMatch(uuid -> caseFile.membership().directory().label(uuid).equals(loss.node()));
        return namedAsLost
                ? MemberNames.of(loss.after().members(), caseFile)
                : MemberNames.ofLabel(loss.node(), caseFile);
    }

    private static String circumstance(List<QuorumLoss> losses, QuorumLoss loss, CaseFile caseFile) {
        List<String> lost = loss.lost().stream()
                .map(uuid -> caseFile.membership().directory().label(uuid))
                .toList();
        // A fragment may name its node as one of the lost: only another node's log is the other side.
        if (losses.stream().anyMatch(other -> !other.node().equals(loss.node()) && lost.contains(other.node()))) {
            return "split";
        }
        int before = loss.before().members().size();
        return before == 2 ? "two-nodes" : 2 * loss.lost().size() == before ? "half-lost" : "majority-lost";
    }
}
