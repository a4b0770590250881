package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.ConnectionFailed;
import dev.galeractl.diagnostics.event.GroupEvent.PeerSilent;
import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.MembershipEvent.Evicted;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberAddressTold;
import dev.galeractl.diagnostics.event.MembershipEvent.PeerSuspected;
import dev.galeractl.diagnostics.event.MembershipEvent.PeersNotLive;
import dev.galeractl.diagnostics.event.MembershipEvent.StoodStill;
import dev.galeractl.diagnostics.event.MembershipEvent.Told;
import dev.galeractl.diagnostics.identity.Clocks;
import dev.galeractl.diagnostics.identity.KnownNode;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.diagnostics.identity.PeerUuid;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks through the views of one start and notes who was lost; who leaves in an orderly way is not lost. */
final class GroupLife {

    /** A node that stood still for less keeps its place: its peers suspect it after 5 seconds. */
    private static final double NOTICED_PAUSE = 3.0;

    private static final Duration PAUSE_BEFORE_LOSS = Duration.ofSeconds(30);

    private final String node;
    private final ServerStart start;
    private final NodeDirectory directory;
    private final Clocks clocks;

    private final List<QuorumLoss> quorumLosses = new ArrayList<>();
    private final List<PeerLoss> peerLosses = new ArrayList<>();

    private Optional<ViewChanged> primary = Optional.empty();
    private List<LogEvent> signs = new ArrayList<>();
    private List<LogEvent> pauses = new ArrayList<>();
    private boolean leaving;

    /** Whether the log shows that it was in a Primary Component, with a view or without. */
    private boolean belonged;

    private GroupLife(String node, ServerStart start, NodeDirectory directory, Clocks clocks) {
        this.node = node;
        this.start = start;
        this.directory = directory;
        this.clocks = clocks;
    }

    static GroupLife of(String node, ServerStart start, NodeDirectory directory, Clocks clocks) {
        GroupLife life = new GroupLife(node, start, directory, clocks);
        // Whom it loses then, it was with before.
        life.belonged = start.beginsLate();
        start.events().forEach(life::event);
        return life;
    }

    List<QuorumLoss> quorumLosses() {
        return List.copyOf(quorumLosses);
    }

    List<PeerLoss> peerLosses() {
        return List.copyOf(peerLosses);
    }

    private void event(LogEvent event) {
        if (event instanceof Synchronized || (event instanceof ComponentChanged component && component.primary())) {
            belonged = true;
        }
        if (ServerStart.isDeparture(event)) {
            leaving = true;
        } else if (leaving && ServerStart.isReturn(event)) {
            returns();
        } else if (event instanceof Evicted) {
            left();
        } else if (event instanceof PeerSuspected || event instanceof PeerSilent || event instanceof PeersNotLive) {
            signs.add(event);
        } else if (event instanceof StoodStill pause && pause.seconds() >= NOTICED_PAUSE) {
            pauses.add(pause);
        } else if (event instanceof ConnectionFailed failed && failed.reason().contains("refused")) {
            // Counts only once a peer is missed: while a cluster forms, connections are refused all the time.
            if (!signs.isEmpty()) {
                signs.add(failed);
            }
        } else if (event instanceof ViewChanged view && !leaving) {
            view(view);
        }
    }

    /** It left and looks for a group again, in the same process: what it knew of the one it left says nothing about the next. */
    private void returns() {
        leaving = false;
        primary = Optional.empty();
        signs = new ArrayList<>();
        belonged = false;
    }

    private void view(ViewChanged view) {
        switch (view.kind()) {
            case PRIMARY -> primary(view);
            case NON_PRIMARY -> notPrimary(view);
            case EMPTY -> left();
        }
    }

    /** It closed its own end, or was shut out: a view without the others just before is the beginning of that, if nothing but this view tells of a loss. */
    private void left() {
        leaving = true;
        if (!quorumLosses.isEmpty()
                && isOpen(last(quorumLosses))
                && last(quorumLosses).signs().isEmpty()) {
            quorumLosses.remove(quorumLosses.size() - 1);
        }
    }

    private void primary(ViewChanged view) {
        back(view);
        primary.ifPresent(before -> before.members().stream()
                .filter(member -> !view.members().contains(member))
                .forEach(peer -> lost(peer, view)));
        primary = Optional.of(view);
        signs = new ArrayList<>();
    }

    private void notPrimary(ViewChanged view) {
        if (primary.isEmpty()
                && belonged
                && quorumLosses.isEmpty()
                && !view.partitioned().isEmpty()) {
            lostSince(before(view), view);
            return;
        }
        if (primary.isEmpty()) {
            // It was never Primary, or this is a later view of the same loss.
            if (!quorumLosses.isEmpty() && isOpen(last(quorumLosses))) {
                QuorumLoss open = last(quorumLosses);
                if (open.after().line().time().equals(view.line().time())) {
                    replaceLast(open.withAfter(view));
                }
            }
            return;
        }
        lostSince(primary.get(), view);
    }

    /** The log begins in the middle: the view before it is what this one kept and what it lost. */
    private static ViewChanged before(ViewChanged view) {
        List<String> members = new ArrayList<>(view.members());
        members.addAll(view.partitioned());
        return new ViewChanged(view.line(), ViewKind.PRIMARY, view.viewId(), members, List.of(), List.of(), List.of());
    }

    private void lostSince(ViewChanged before, ViewChanged view) {
        primary = Optional.empty();
        // Nobody need have been suspected: whom the view has apart from it is gone, unless the node itself is leaving.
        if (signs.isEmpty() && view.partitioned().isEmpty()) {
            return;
        }
        quorumLosses.add(new QuorumLoss(
                node,
                start,
                when(view.line()),
                before,
                view,
                essential(signs),
                pauseBefore(view.line()),
                Optional.empty(),
                Optional.empty(),
                false));
        signs = new ArrayList<>();
    }

    /** Primary again: the open loss is healed, and whoever is in the view is back. */
    private void back(ViewChanged view) {
        if (!quorumLosses.isEmpty() && isOpen(last(quorumLosses))) {
            replaceLast(last(quorumLosses).healed(view.line(), isByHand(view)));
        }
        peerLosses.replaceAll(loss -> loss.back().isEmpty() && isIn(loss, view) ? loss.returned(view.line()) : loss);
    }

    private boolean isByHand(ViewChanged view) {
        return start.all(ComponentChanged.class).stream()
                .filter(it -> it.line().isBehind(view.line()))
                .findFirst()
                .filter(ComponentChanged::bootstrap)
                .isPresent();
    }

    private boolean isIn(PeerLoss loss, ViewChanged view) {
        return view.members().stream()
                .anyMatch(member -> member.equals(loss.peer())
                        || directory
                                .byUuid(member)
                                .map(KnownNode::label)
                                .filter(loss.label()::equals)
                                .isPresent());
    }

    private void lost(String peer, ViewChanged view) {
        String uuid = PeerUuid.shortForm(peer);
        Optional<String> address = address(peer, view.line());
        List<LogEvent> about = signs.stream()
                .filter(sign -> (sign instanceof PeerSuspected suspected
                                && PeerUuid.shortForm(suspected.peer()).equals(uuid))
                        || (sign instanceof PeerSilent silent
                                && PeerUuid.shortForm(silent.peer()).equals(uuid))
                        || (sign instanceof PeersNotLive notLive
                                && address.filter(notLive.addresses()::contains).isPresent()))
                .toList();
        // Whoever stops in an orderly way is gone before anybody can suspect it.
        if (about.stream().anyMatch(PeerSuspected.class::isInstance)) {
            peerLosses.add(new PeerLoss(
                    uuid,
                    directory.label(peer),
                    node,
                    start,
                    when(view.line()),
                    view,
                    essential(about),
                    signs.stream().filter(ConnectionFailed.class::isInstance).findFirst(),
                    Optional.empty()));
        }
    }

    private Optional<String> address(String peer, LogLine before) {
        return start.all(MemberAddressTold.class).stream()
                .filter(told ->
                        told.peer().equals(peer) && told.how() != Told.CLEANED_UP && before.isBehind(told.line()))
                .map(MemberAddressTold::address)
                .reduce((earlier, later) -> later);
    }

    private Optional<StoodStill> pauseBefore(LogLine line) {
        return pauses.stream()
                .map(StoodStill.class::cast)
                .filter(pause -> isWithin(pause.line(), line))
                .reduce((earlier, later) -> later);
    }

    private static boolean isWithin(LogLine pause, LogLine loss) {
        Optional<LogTime> at = pause.time();
        Optional<LogTime> then = loss.time();
        return at.isPresent()
                && then.isPresent()
                && Duration.between(at.get().local(), then.get().local()).compareTo(PAUSE_BEFORE_LOSS) <= 0;
    }

    private Optional<LocalDateTime> when(LogLine line) {
        return line.time().map(time -> clocks.aligned(node, time));
    }

    /** One line of each kind is proof enough. */
    private static List<LogEvent> essential(List<LogEvent> signs) {
        List<LogEvent> one = new ArrayList<>();
        for (LogEvent sign : signs) {
            if (one.stream().noneMatch(it -> it.getClass().equals(sign.getClass()))) {
                one.add(sign);
            }
        }
        return List.copyOf(one);
    }

    private static boolean isOpen(QuorumLoss loss) {
        return loss.healedBy().isEmpty();
    }

    private static QuorumLoss last(List<QuorumLoss> losses) {
        return losses.get(losses.size() - 1);
    }

    private void replaceLast(QuorumLoss loss) {
        quorumLosses.set(quorumLosses.size() - 1, loss);
    }
}
