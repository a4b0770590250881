package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectionFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.identity.Clocks;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.diagnostics.start.StartOutcome;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is who, how the clocks stand, and who lost whom, in all logs together.
 *
 * @param quorumLosses nodes that lost their Primary Component, in the order of nodes
 * @param peerLosses members that vanished, as those saw it who stayed Primary
 */
public record Membership(
        NodeDirectory directory, Clocks clocks, List<QuorumLoss> quorumLosses, List<PeerLoss> peerLosses) {

    /** What nodes see of the same loss lies closer together: each has its own timer of 5 seconds. */
    static final Duration ONE_MOMENT = Duration.ofSeconds(20);

    /** By so much the timers of two nodes that part may differ. */
    private static final Duration TIMERS_APART = Duration.ofSeconds(8);

    public Membership {
        quorumLosses = List.copyOf(quorumLosses);
        peerLosses = List.copyOf(peerLosses);
    }

    static Membership of(List<NodeHistory> nodes) {
        NodeDirectory directory = NodeDirectory.of(starts(nodes));
        Clocks clocks = clocks(nodes);
        List<QuorumLoss> quorum = new ArrayList<>();
        List<PeerLoss> peers = new ArrayList<>();
        for (NodeHistory node : nodes) {
            for (ServerStart start : node.starts()) {
                GroupLife life = GroupLife.of(node.label(), start, directory, clocks);
                quorum.addAll(life.quorumLosses());
                peers.addAll(life.peerLosses());
            }
        }
        List<QuorumLoss> seen =
                quorum.stream().map(loss -> withPrimaryElsewhere(loss, peers)).toList();
        return new Membership(directory, clocks, seen, peers);
    }

    static Clocks clocks(List<NodeHistory> nodes) {
        return Clocks.of(starts(nodes));
    }

    private static Map<String, List<ServerStart>> starts(List<NodeHistory> nodes) {
        Map<String, List<ServerStart>> starts = new LinkedHashMap<>();
        nodes.forEach(node -> starts.put(node.label(), node.starts()));
        return starts;
    }

    /** The losses of quorum that an incident is about, by its views. */
    public List<QuorumLoss> lossesOf(Incident incident) {
        return quorumLosses.stream()
                .filter(loss -> incident.events().contains(loss.after()))
                .toList();
    }

    /** How the members that an incident is about were lost, by its views. */
    public List<PeerLoss> peerLossesOf(Incident incident) {
        return allLosses().stream()
                .filter(loss -> loss.label().equals(incident.node())
                        && incident.events().contains(loss.view()))
                .toList();
    }

    /** How a member that stayed Primary lost a node, by their labels. */
    public Optional<PeerLoss> lossSeenBy(String observer, String node) {
        return peerLosses.stream()
                .filter(loss -> loss.label().equals(node) && loss.observer().equals(observer))
                .findFirst();
    }

    private static QuorumLoss withPrimaryElsewhere(QuorumLoss loss, List<PeerLoss> peers) {
        Optional<String> elsewhere = peers.stream()
                .filter(peer -> peer.label().equals(loss.node()) && isOneMoment(peer.when(), loss.when()))
                .map(PeerLoss::observer)
                .findFirst();
        return new QuorumLoss(
                loss.node(),
                loss.start(),
                loss.when(),
                loss.before(),
                loss.after(),
                loss.signs(),
                loss.pause(),
                elsewhere,
                loss.healedBy(),
                loss.byHand());
    }

    /** Whether two times are of the same moment; times that are not known may be. */
    static boolean isOneMoment(Optional<LocalDateTime> one, Optional<LocalDateTime> other) {
        return one.isEmpty()
                || other.isEmpty()
                || Duration.between(one.get(), other.get()).abs().compareTo(ONE_MOMENT) <= 0;
    }

    /**
     * A node that is in a Primary Component as far as its log goes: the log ends while it runs, its last view is Primary, and nobody saw it vanish.
     */
    public Optional<NodeHistory> livingPrimary(List<NodeHistory> nodes) {
        return nodes.stream()
                .filter(node -> isPrimaryAtLast(node.latest()) && vanished(node).isEmpty())
                .findFirst();
    }

    static boolean isPrimaryAtLast(ServerStart start) {
        return start.outcome() == StartOutcome.RUNNING
                && start.last(ViewChanged.class)
                        .filter(view -> view.kind() == ViewKind.PRIMARY)
                        .isPresent();
    }

    /**
     * The last time that others lost this node, if its own log ends before and says nothing of an end: a server that lives notices within seconds that it is
     * alone, and writes it.
     */
    public Optional<PeerLoss> vanished(NodeHistory node) {
        ServerStart latest = node.latest();
        if (latest.outcome() != StartOutcome.RUNNING
                || latest.has(ShutdownRequested.class)
                || !isPrimaryAtLast(latest)) {
            return Optional.empty();
        }
        Optional<LocalDateTime> end = latest.end().map(time -> clocks.aligned(node.label(), time));
        return allLosses().stream()
                .filter(loss ->
                        loss.label().equals(node.label()) && !loss.observer().equals(node.label()))
                .filter(loss -> loss.back().isEmpty() && !sawIt(node, loss))
                .filter(loss -> end.isEmpty()
                        || loss.when().isEmpty()
                        || !loss.when().get().plus(Duration.ofSeconds(2)).isBefore(end.get()))
                .reduce((earlier, later) -> later);
    }

    /** Whether the node wrote down the same parting from its own side: then it lived. */
    private boolean sawIt(NodeHistory node, PeerLoss loss) {
        return allLosses().stream()
                .anyMatch(own -> own.observer().equals(node.label())
                        && own.label().equals(loss.observer())
                        && isOneMoment(own.when(), loss.when())
                        && !isLongBefore(own.when(), loss.when()));
    }

    /** A loss that the node saw itself before it was lost this time is an earlier one, which it came back from. */
    private static boolean isLongBefore(Optional<LocalDateTime> own, Optional<LocalDateTime> theirs) {
        return own.isPresent()
                && theirs.isPresent()
                && Duration.between(own.get(), theirs.get()).compareTo(TIMERS_APART) > 0;
    }

    /** Losses seen by those who stayed Primary and by those who did not. */
    private List<PeerLoss> allLosses() {
        List<PeerLoss> all = new ArrayList<>(peerLosses);
        for (QuorumLoss loss : quorumLosses) {
            for (String peer : loss.lost()) {
                all.add(new PeerLoss(
                        peer,
                        directory.label(peer),
                        loss.node(),
                        loss.start(),
                        loss.when(),
                        loss.after(),
                        loss.signs(),
                        // With several lost at once it is not said whose port refuses.
                        loss.signs().stream()
                                .filter(sign -> sign instanceof ConnectionFailed
                                        && loss.lost().size() == 1)
                                .findFirst(),
                        loss.healedBy().filter(line -> isBack(loss, peer))));
            }
        }
        return List.copyOf(all);
    }

    private boolean isBack(QuorumLoss loss, String peer) {
        String label = directory.label(peer);
        return loss.start().all(ViewChanged.class).stream()
                .filter(view -> view.kind() == ViewKind.PRIMARY
                        && view.line().isBehind(loss.after().line()))
                .anyMatch(view -> view.members().stream()
                        .anyMatch(member -> directory.label(member).equals(label)));
    }
}
