package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.PeerConnected;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.MembershipEvent.Evicted;
import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.event.MembershipEvent.Member;
import dev.galeractl.diagnostics.event.MembershipEvent.PrimariesMet;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerViewInstalled;
import dev.galeractl.diagnostics.event.MembershipEvent.SplitBrainIgnored;
import dev.galeractl.diagnostics.event.MembershipEvent.ViewRestored;
import dev.galeractl.diagnostics.identity.PeerUuid;
import dev.galeractl.diagnostics.start.ReadLog;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is strange about a node's place in its group, without anybody having been lost: identities, names, histories, eviction, loops. */
public final class GroupOddities {

    private static final int NOT_RECOVERABLE = 131;

    /** Nodes that all return after a power failure need a few seconds for each other; less waiting than this is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<NodeHistory> nodes;
    private final List<Incident> incidents = new ArrayList<>();

    private GroupOddities(List<NodeHistory> nodes) {
        this.nodes = nodes;
    }

    static List<Incident> find(List<NodeHistory> nodes, List<ReadLog> logs) {
        GroupOddities search = new GroupOddities(nodes);
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                search.look(node, start);
            }
        }
        return search.incidents;
    }

    private void look(NodeHistory node, ServerStart start) {
        start.first(Evicted.class).ifPresent(it -> add(IncidentKind.EVICTED, node, start, List.of(it)));
        // A start that failed is an incident already.
        identityLost(start)
                .filter(it -> start.outcome() != StartOutcome.GAVE_UP)
                .ifPresent(it -> add(IncidentKind.IDENTITY_LOST, node, start, List.of(it)));
        identityShared(start).ifPresent(it -> add(IncidentKind.IDENTITY_SHARED, node, start, List.of(it)));
        start.all(HistoryCompared.class).stream()
                .filter(HistoryCompared::differs)
                .findFirst()
                .ifPresent(it -> incidents.add(new Incident(
                        IncidentKind.HISTORY_REPLACED, node.label(), start, List.of(it), Optional.empty())));
        splitBrain(node, start);
        nameShared(node, start);
        waiting(node, start);
    }

    private void add(IncidentKind kind, NodeHistory node, ServerStart start, List<LogEvent> events) {
        incidents.add(new Incident(kind, node.label(), start, events, healedLater(node, start)));
    }

    private static Optional<LogLine> healedLater(NodeHistory node, ServerStart start) {
        return node.starts().stream()
                .filter(other -> CaseFile.isYounger(other, start))
                .flatMap(other -> other.synced().stream())
                .findFirst();
    }

    /** It calls itself all zeros and a little: what Galera 26.4 makes of a gvwstate.dat that it cannot read; older ones refuse to start. */
    public static Optional<LogEvent> identityLost(ServerStart start) {
        Optional<Listening> nobody =
                start.first(Listening.class).filter(it -> it.nodeId().startsWith("00000000-"));
        if (nobody.isPresent()) {
            return nobody.map(it -> it);
        }
        return start.first(BackendFailed.class)
                .filter(it -> it.number() == NOT_RECOVERABLE && it.reason().contains("invalid UUID"))
                .map(it -> it);
    }

    /**
     * A server counts its own UUID up when it restores it from gvwstate.dat. A peer whose UUID is the next lower one and lives is the node whose file
     * this was.
     */
    private static Optional<LogEvent> identityShared(ServerStart start) {
        Optional<String> own = start.first(Listening.class).map(it -> PeerUuid.shortForm(it.nodeId()));
        boolean restored =
                start.first(ViewRestored.class).filter(ViewRestored::found).isPresent();
        if (own.isEmpty() || !restored || own.get().length() != 13) {
            return Optional.empty();
        }
        return start.all(PeerConnected.class).stream()
                .filter(peer -> isTwin(PeerUuid.shortForm(peer.peerId()), own.get()))
                .findFirst()
                .map(it -> it);
    }

    private static boolean isTwin(String peer, String own) {
        if (peer.length() != own.length() || peer.equals(own) || !peer.startsWith(own.substring(0, 9))) {
            return false;
        }
        try {
            int distance = Integer.parseInt(own.substring(9), 16) - Integer.parseInt(peer.substring(9), 16);
            return Math.abs(distance) <= 8;
        } catch (NumberFormatException noUuid) {
            return false;
        }
    }

    private void splitBrain(NodeHistory node, ServerStart start) {
        Optional<LogEvent> ignored = start.last(SplitBrainIgnored.class).map(it -> it);
        Optional<LogEvent> met = start.first(PrimariesMet.class).map(it -> it);
        Optional<LogEvent> twice = madePrimary(start).filter(it -> otherMadePrimary(node, start));
        Optional<LogEvent> sign = met.or(() -> ignored).or(() -> twice);
        sign.ifPresent(it -> add(IncidentKind.SPLIT_BRAIN, node, start, List.of(it)));
    }

    /**
     * Made Primary by hand after it had been Primary and was not any more; the component that founds a cluster is no such case, nor is the one that
     * forms again by itself after a power failure.
     */
    private static Optional<LogEvent> madePrimary(ServerStart start) {
        boolean was = false;
        boolean lost = false;
        for (ComponentChanged component : start.all(ComponentChanged.class)) {
            if (component.bootstrap() && component.primary() && lost) {
                return Optional.of(component);
            }
            was = was || component.primary();
            lost = was && !component.primary();
        }
        return Optional.empty();
    }

    /** Another node was made Primary too, and they did not see each other since. */
    private boolean otherMadePrimary(NodeHistory node, ServerStart start) {
        Set<String> own = viewsAfterHand(start);
        return nodes.stream()
                .filter(other -> !other.label().equals(node.label()))
                .flatMap(other -> other.starts().stream())
                .filter(other ->
                        madePrimary(other).isPresent() && other.clusterUuid().equals(start.clusterUuid()))
                .anyMatch(other -> viewsAfterHand(other).stream().noneMatch(own::contains));
    }

    private static Set<String> viewsAfterHand(ServerStart start) {
        Set<String> ids = new HashSet<>();
        madePrimary(start)
                .ifPresent(hand -> start.all(ViewChanged.class).stream()
                        .filter(view ->
                                view.kind() == ViewKind.PRIMARY && !hand.line().isBehind(view.line()))
                        .forEach(view -> ids.add(view.viewId())));
        return ids;
    }

    private void nameShared(NodeHistory node, ServerStart start) {
        List<ServerViewInstalled> views = start.all(ServerViewInstalled.class);
        Optional<ServerViewInstalled> twice =
                views.stream().filter(view -> sharedName(view).isPresent()).findFirst();
        if (twice.isEmpty() || isToldBefore(twice.get())) {
            return;
        }
        Optional<LogLine> healed = views.stream()
                .filter(view -> view.primary()
                        && view.line().isBehind(twice.get().line())
                        && sharedName(view).isEmpty())
                .map(ServerViewInstalled::line)
                .reduce((earlier, later) -> later)
                .filter(line -> views.stream()
                        .noneMatch(view ->
                                view.line().isBehind(line) && sharedName(view).isPresent()));
        incidents.add(new Incident(IncidentKind.NAME_SHARED, node.label(), start, List.of(twice.get()), healed));
    }

    /** Every member sees it; it is told once. */
    private boolean isToldBefore(ServerViewInstalled view) {
        return incidents.stream()
                .filter(it -> it.kind() == IncidentKind.NAME_SHARED)
                .flatMap(it -> it.events().stream())
                .anyMatch(it -> it instanceof ServerViewInstalled told
                        && told.groupUuid().equals(view.groupUuid())
                        && sharedName(told).equals(sharedName(view)));
    }

    /** The name that two members of a view share. */
    public static Optional<String> sharedName(ServerViewInstalled view) {
        Set<String> seen = new HashSet<>();
        return view.members().stream()
                .map(Member::name)
                .filter(name -> !name.isEmpty() && !name.equals("unspecified") && !seen.add(name))
                .findFirst();
    }

    /** Up, knows from gvwstate.dat with whom it was, and has not seen a Primary Component since it started. */
    private void waiting(NodeHistory node, ServerStart start) {
        boolean restored =
                start.first(ViewRestored.class).filter(ViewRestored::found).isPresent();
        Optional<ViewChanged> first = start.first(ViewChanged.class);
        if (!restored || first.isEmpty() || first.get().kind() != ViewKind.NON_PRIMARY) {
            return;
        }
        Optional<LogLine> primary = start.all(ViewChanged.class).stream()
                .filter(view -> view.kind() == ViewKind.PRIMARY)
                .map(ViewChanged::line)
                .findFirst();
        Optional<LogTime> until = primary.isPresent() ? primary.flatMap(LogLine::time) : start.end();
        boolean patient = until.flatMap(
                        end -> first.get().line().time().map(begin -> Duration.between(begin.local(), end.local())))
                .filter(waited -> waited.compareTo(PATIENCE) < 0)
                .isPresent();
        boolean givenUp = start.outcome() == StartOutcome.GAVE_UP || start.outcome() == StartOutcome.STOPPED;
        if (!patient
                && !givenUp
                && !identityShared(start).isPresent()
                && identityLost(start).isEmpty()) {
            ViewChanged last = start.all(ViewChanged.class).stream()
                    .filter(view -> primary.isEmpty() || primary.get().isBehind(view.line()))
                    .reduce((earlier, later) -> later)
                    .orElse(first.get());
            incidents.add(new Incident(
                    IncidentKind.WAITS_FOR_MEMBERS,
                    node.label(),
                    start,
                    List.of(start.first(ViewRestored.class).orElseThrow(), last),
                    primary.or(() -> healedLater(node, start))));
        }
    }
}
