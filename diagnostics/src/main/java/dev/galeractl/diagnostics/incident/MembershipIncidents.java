package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.PrimariesMet;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who lost whom: quorum, single members, and the same again and again. */
final class MembershipIncidents {

    /** So often within {@link #FLAPPING_WITHIN} is no accident any more. */
    private static final int FLAPPING = 3;

    private static final Duration FLAPPING_WITHIN = Duration.ofHours(1);

    /** After so long without another loss it is over. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final List<NodeHistory> nodes;
    private final Membership membership;
    private final List<Incident> incidents = new ArrayList<>();

    private MembershipIncidents(List<NodeHistory> nodes) {
        this.nodes = nodes;
        this.membership = Membership.of(nodes);
    }

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        MembershipIncidents search = new MembershipIncidents(nodes);
        search.ownLosses();
        search.lostQuorum();
        search.dropRepeated();
        search.lostMembers();
        nodes.forEach(search::vanished);
        return search.incidents;
    }

    /** Nodes that were out of a cluster which lived on, or that stood still themselves. */
    private void ownLosses() {
        for (NodeHistory node : nodes) {
            List<QuorumLoss> own = membership.quorumLosses().stream()
                    .filter(loss -> loss.node().equals(node.label()) && isItsOwn(loss))
                    .toList();
            Optional<Incident> flapping = flapping(
                    node.label(),
                    own.stream().map(QuorumLoss::when).toList(),
                    own.stream().map(QuorumLoss::start).toList(),
                    own.stream().map(loss -> (LogEvent) loss.after()).toList(),
                    own.stream().map(QuorumLoss::healedBy).toList());
            flapping.ifPresent(incidents::add);
            own.stream()
                    .filter(loss -> flapping.isEmpty() || loss.healedBy().isEmpty() || isSecondPrimary(loss))
                    .map(this::ownLoss)
                    .forEach(incidents::add);
        }
    }

    private static boolean isItsOwn(QuorumLoss loss) {
        return loss.pause().isPresent() || loss.primaryElsewhere().isPresent();
    }

    private Incident ownLoss(QuorumLoss loss) {
        if (isSecondPrimary(loss)) {
            return new Incident(
                    IncidentKind.SPLIT_BRAIN,
                    loss.node(),
                    loss.start(),
                    List.of(loss.after()),
                    syncedLater(loss.node(), loss.start()));
        }
        return new Incident(
                loss.pause().isPresent() ? IncidentKind.STOOD_STILL : IncidentKind.CUT_OFF,
                loss.node(),
                loss.start(),
                List.of(loss.after()),
                loss.healedBy().or(() -> syncedLater(loss.node(), loss.start())));
    }

    /** Made Primary by hand while those who were Primary without it all the time still are, apart from it, as far as their logs go. */
    private boolean isSecondPrimary(QuorumLoss loss) {
        return loss.byHand()
                && !loss.start().has(PrimariesMet.class)
                && nodes.stream()
                        .filter(node -> loss.primaryElsewhere().stream().anyMatch(node.label()::equals))
                        .filter(node -> !lastView(node.latest()).equals(lastView(loss.start())))
                        .anyMatch(
                                node -> membership.livingPrimary(List.of(node)).isPresent());
    }

    private static Optional<String> lastView(ServerStart start) {
        return start.last(ViewChanged.class).map(ViewChanged::viewId);
    }

    /** One incident for all who were in the same view before. */
    private void lostQuorum() {
        Map<String, List<QuorumLoss>> byView = new LinkedHashMap<>();
        membership.quorumLosses().stream()
                .filter(loss -> !isItsOwn(loss))
                // A joiner without its donor has no data to go on with: that is told of its transfer.
                .filter(loss -> !Transfer.lostItsGroupIn(loss.start()))
                .forEach(loss -> byView.computeIfAbsent(loss.before().viewId(), absent -> new ArrayList<>())
                        .add(loss));
        byView.values().forEach(losses -> {
            QuorumLoss first = losses.get(0);
            // Whoever is not Primary again keeps it open, unless its server ended meanwhile: then its next start tells.
            Optional<QuorumLoss> open = losses.stream()
                    .filter(loss -> loss.healedBy().isEmpty()
                            && syncedLater(loss.node(), loss.start()).isEmpty())
                    .findFirst();
            QuorumLoss told = open.orElse(first);
            incidents.add(new Incident(
                    IncidentKind.LOST_QUORUM,
                    told.node(),
                    told.start(),
                    losses.stream().map(loss -> (LogEvent) loss.after()).toList(),
                    open.isPresent()
                            ? Optional.empty()
                            : told.healedBy().or(() -> syncedLater(told.node(), told.start()))));
        });
    }

    /** The same loss of quorum that healed again and again is told once, for the last time. */
    private void dropRepeated() {
        Map<List<String>, Incident> last = new LinkedHashMap<>();
        incidents.stream()
                .filter(it -> it.kind() == IncidentKind.LOST_QUORUM && it.isHealed())
                .forEach(it -> last.put(lostLabels(it), it));
        incidents.removeIf(
                it -> it.kind() == IncidentKind.LOST_QUORUM && it.isHealed() && !it.equals(last.get(lostLabels(it))));
    }

    private List<String> lostLabels(Incident incident) {
        List<String> labels = new ArrayList<>(List.of(incident.node()));
        membership
                .lossesOf(incident)
                .forEach(loss -> loss.lost()
                        .forEach(uuid -> labels.add(membership.directory().label(uuid))));
        return labels;
    }

    /** Members without a log of their own; what a log of its own tells is better. */
    private void lostMembers() {
        Map<String, List<PeerLoss>> byLabel = new LinkedHashMap<>();
        membership.peerLosses().stream()
                .filter(loss -> nodes.stream().noneMatch(node -> node.label().equals(loss.label())))
                .forEach(loss -> byLabel.computeIfAbsent(loss.label(), absent -> new ArrayList<>())
                        .add(loss));
        byLabel.forEach((label, losses) -> {
            List<PeerLoss> moments = moments(losses);
            Optional<Incident> flapping = flapping(
                    label,
                    moments.stream().map(PeerLoss::when).toList(),
                    moments.stream().map(PeerLoss::start).toList(),
                    moments.stream().map(loss -> (LogEvent) loss.view()).toList(),
                    moments.stream().map(PeerLoss::back).toList());
            flapping.ifPresent(incidents::add);
            moments.stream()
                    .filter(loss -> flapping.isEmpty() || loss.back().isEmpty())
                    .map(loss -> new Incident(
                            IncidentKind.MEMBER_LOST, label, loss.start(), List.of(loss.view()), loss.back()))
                    .forEach(incidents::add);
        });
    }

    /** Several observers see the same loss; the first one tells, and any of them may see it come back. */
    private static List<PeerLoss> moments(List<PeerLoss> losses) {
        List<PeerLoss> moments = new ArrayList<>();
        for (PeerLoss loss : losses) {
            if (moments.stream()
                    .noneMatch(it -> !it.observer().equals(loss.observer())
                            && it.peer().equals(loss.peer())
                            && Membership.isOneMoment(it.when(), loss.when()))) {
                moments.add(loss);
            }
        }
        return moments;
    }

    private Optional<Incident> flapping(
            String label,
            List<Optional<LocalDateTime>> times,
            List<ServerStart> starts,
            List<LogEvent> events,
            List<Optional<LogLine>> back) {
        int count = times.size();
        if (count < FLAPPING) {
            return Optional.empty();
        }
        Optional<LocalDateTime> third = times.get(count - FLAPPING);
        Optional<LocalDateTime> last = times.get(count - 1);
        if (third.isEmpty()
                || last.isEmpty()
                || Duration.between(third.get(), last.get()).compareTo(FLAPPING_WITHIN) > 0) {
            return Optional.empty();
        }
        ServerStart start = starts.get(count - 1);
        boolean over = start.end()
                .map(LogTime::local)
                .flatMap(end -> events.get(count - 1).line().time().map(time -> Duration.between(time.local(), end)))
                .filter(quiet -> quiet.compareTo(QUIET) > 0)
                .isPresent();
        return Optional.of(new Incident(
                IncidentKind.FLAPPING, label, start, events, over ? back.get(count - 1) : Optional.empty()));
    }

    private void vanished(NodeHistory node) {
        membership
                .vanished(node)
                .ifPresent(loss -> incidents.add(new Incident(
                        IncidentKind.VANISHED, node.label(), node.latest(), List.of(loss.view()), Optional.empty())));
    }

    private Optional<LogLine> syncedLater(String label, ServerStart start) {
        return nodes.stream()
                .filter(node -> node.label().equals(label))
                .flatMap(node -> node.starts().stream())
                .filter(other -> CaseFile.isYounger(other, start))
                .flatMap(other -> other.synced().stream())
                .findFirst();
    }
}
