package dev.galeractl.diagnostics.timeline;

import dev.galeractl.diagnostics.event.ConsistencyEvent;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrapRefused;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrappingGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectionFailed;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryReversed;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryStarted;
import dev.galeractl.diagnostics.event.GroupEvent.NoPrimaryComing;
import dev.galeractl.diagnostics.event.GroupEvent.PeerSilent;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.LoadEvent;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.event.MembershipEvent.Evicted;
import dev.galeractl.diagnostics.event.MembershipEvent.HistoryCompared;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberAddressTold;
import dev.galeractl.diagnostics.event.MembershipEvent.MemberDesynced;
import dev.galeractl.diagnostics.event.MembershipEvent.PeerSuspected;
import dev.galeractl.diagnostics.event.MembershipEvent.StoodStill;
import dev.galeractl.diagnostics.event.MembershipEvent.Told;
import dev.galeractl.diagnostics.event.MembershipEvent.ViewRestored;
import dev.galeractl.diagnostics.event.PlainError.ErrorReported;
import dev.galeractl.diagnostics.event.ProcessEvent.Aborting;
import dev.galeractl.diagnostics.event.ProcessEvent.CrashRecovery;
import dev.galeractl.diagnostics.event.ProcessEvent.KilledFromOutside;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownCompleted;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.ProcessEvent.SignalReceived;
import dev.galeractl.diagnostics.event.ProviderEvent.SavedState;
import dev.galeractl.diagnostics.event.SecurityEvent;
import dev.galeractl.diagnostics.event.StorageEvent;
import dev.galeractl.diagnostics.event.TransferEvent;
import dev.galeractl.diagnostics.identity.Alias.AliasKind;
import dev.galeractl.diagnostics.identity.KnownNode;
import dev.galeractl.diagnostics.identity.NodeDirectory;
import dev.galeractl.diagnostics.identity.PeerUuid;
import dev.galeractl.replication.log.LogLevel;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the events of one start into the words of a timeline; what says nothing to a reader it leaves out. */
final class Teller {

    /** Pauses below this are part of every start on a busy machine. */
    private static final double NOTICED_PAUSE = 3.0;

    private final String node;
    private final NodeDirectory directory;

    Teller(String node, NodeDirectory directory) {
        this.node = node;
        this.directory = directory;
    }

    Optional<TimelineEntry> tell(LogEvent event, LocalDateTime when) {
        return process(event, when)
                .or(() -> membership(event, when))
                .or(() -> group(event, when))
                .or(() -> family(event, when));
    }

    private Optional<TimelineEntry> process(LogEvent event, LocalDateTime when) {
        if (event instanceof ServerStarting starting) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.SERVER_STARTING, starting.version());
        }
        if (event instanceof ReadyForConnections) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.READY);
        }
        if (event instanceof ShutdownRequested) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.STOP_REQUESTED);
        }
        if (event instanceof ShutdownCompleted) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.STOPPED);
        }
        if (event instanceof Aborting) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.ABORTING);
        }
        if (event instanceof SignalReceived signal) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.CRASHED, Integer.toString(signal.signal()));
        }
        if (event instanceof KilledFromOutside) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.KILLED);
        }
        if (event instanceof CrashRecovery) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.CRASH_RECOVERY);
        }
        if (event instanceof SavedState saved) {
            return entry(event, when, TimelineCategory.STARTS, TimelineKind.POSITION, shortened(saved.position()));
        }
        return Optional.empty();
    }

    private Optional<TimelineEntry> membership(LogEvent event, LocalDateTime when) {
        if (event instanceof ViewChanged view && view.kind() != ViewKind.EMPTY) {
            TimelineKind kind =
                    view.kind() == ViewKind.PRIMARY ? TimelineKind.PRIMARY_VIEW : TimelineKind.NON_PRIMARY_VIEW;
            return entry(
                    event,
                    when,
                    TimelineCategory.VIEWS,
                    kind,
                    Integer.toString(view.members().size()),
                    view.members().stream().map(this::name).collect(Collectors.joining(" ")));
        }
        if (event instanceof ComponentChanged component && component.bootstrap() && component.primary()) {
            return entry(event, when, TimelineCategory.VIEWS, TimelineKind.MADE_PRIMARY);
        }
        if (event instanceof PeerSuspected suspected) {
            return entry(event, when, TimelineCategory.NETWORK, TimelineKind.SUSPECTS, name(suspected.peer()));
        }
        if (event instanceof PeerSilent silent && !PeerUuid.isNobody(silent.peer())) {
            return entry(event, when, TimelineCategory.NETWORK, TimelineKind.SILENT, name(silent.peer()));
        }
        if (event instanceof MemberAddressTold told && told.how() == Told.RECONNECTING) {
            return entry(event, when, TimelineCategory.NETWORK, TimelineKind.RECONNECTING, name(told.peer()));
        }
        if (event instanceof ConnectionFailed failed && failed.reason().contains("refused")) {
            return entry(event, when, TimelineCategory.NETWORK, TimelineKind.REFUSED);
        }
        if (event instanceof StoodStill pause && pause.seconds() >= NOTICED_PAUSE) {
            return entry(
                    event,
                    when,
                    TimelineCategory.NETWORK,
                    TimelineKind.STOOD_STILL,
                    String.format(Locale.ROOT, "%.1f", pause.seconds()));
        }
        if (event instanceof Evicted) {
            return entry(event, when, TimelineCategory.VIEWS, TimelineKind.EVICTED);
        }
        if (event instanceof ViewRestored restored && restored.found()) {
            return entry(event, when, TimelineCategory.VIEWS, TimelineKind.RESTORED_VIEW);
        }
        if (event instanceof MemberDesynced desynced) {
            return entry(
                    event,
                    when,
                    TimelineCategory.STATES,
                    desynced.resync() ? TimelineKind.RESYNCED : TimelineKind.DESYNCED,
                    desynced.name());
        }
        return Optional.empty();
    }

    private Optional<TimelineEntry> group(LogEvent event, LocalDateTime when) {
        if (event instanceof StateShifted shifted) {
            return entry(
                    event,
                    when,
                    TimelineCategory.STATES,
                    TimelineKind.STATE,
                    shifted.shift().from().logName(),
                    shifted.shift().to().logName());
        }
        if (event instanceof BootstrappingGroup founding) {
            return entry(event, when, TimelineCategory.VIEWS, TimelineKind.FOUNDING, founding.group());
        }
        if (event instanceof ConnectingToGroup connecting) {
            return entry(event, when, TimelineCategory.VIEWS, TimelineKind.CONNECTING, connecting.group());
        }
        if (event instanceof HistoryStarted history) {
            return entry(event, when, TimelineCategory.VIEWS, TimelineKind.HISTORY_STARTED, shortened(history.uuid()));
        }
        if (event instanceof HistoryCompared compared && compared.differs()) {
            return entry(event, when, TimelineCategory.SST, TimelineKind.HISTORY_REPLACED, shortened(compared.local()));
        }
        if (event instanceof NoPrimaryComing) {
            return entry(event, when, TimelineCategory.VIEWS, TimelineKind.NO_PRIMARY);
        }
        if (event instanceof BootstrapRefused || event instanceof HistoryReversed) {
            return line(event, when, TimelineCategory.VIEWS);
        }
        return Optional.empty();
    }

    /** Events of other families speak for themselves. */
    private Optional<TimelineEntry> family(LogEvent event, LocalDateTime when) {
        if (event instanceof ConsistencyEvent) {
            return line(event, when, TimelineCategory.CONSISTENCY);
        }
        if (event instanceof LoadEvent) {
            return line(event, when, TimelineCategory.LOAD);
        }
        if (event instanceof StorageEvent) {
            return line(event, when, TimelineCategory.STORAGE);
        }
        if (event instanceof SecurityEvent) {
            return line(event, when, TimelineCategory.SECURITY);
        }
        if (event instanceof TransferEvent transfer) {
            return TransferTeller.tell(transfer)
                    .map(told -> entry(event, when, TimelineCategory.SST, told.kind(), told.words()));
        }
        boolean error = event instanceof ErrorReported || event.line().level() == LogLevel.ERROR;
        return error ? line(event, when, TimelineCategory.ERRORS) : Optional.empty();
    }

    private Optional<TimelineEntry> line(LogEvent event, LocalDateTime when, TimelineCategory category) {
        return entry(
                event, when, category, TimelineKind.LINE, event.line().message().strip());
    }

    private Optional<TimelineEntry> entry(
            LogEvent event, LocalDateTime when, TimelineCategory category, TimelineKind kind, String... words) {
        return Optional.of(entry(event, when, category, kind, List.of(words)));
    }

    /** What stands before the entry of an event if others of its type were not kept. */
    TimelineEntry leftOut(TimelineEntry before, long number) {
        return new TimelineEntry(
                before.when(),
                node,
                before.category(),
                TimelineKind.LEFT_OUT,
                List.of(Long.toString(number)),
                before.line(),
                1,
                before.when());
    }

    private TimelineEntry entry(
            LogEvent event, LocalDateTime when, TimelineCategory category, TimelineKind kind, List<String> words) {
        return new TimelineEntry(when, node, category, kind, words, event.line(), 1, when);
    }

    /** The shortest thing that a node is called by: its name, else its address, else its short UUID. */
    private String name(String uuid) {
        Optional<KnownNode> known = directory.byUuid(uuid);
        return known.flatMap(it -> it.latest(AliasKind.NAME))
                .or(() -> known.map(KnownNode::label))
                .orElse(PeerUuid.shortForm(uuid));
    }

    /** A position with its UUID as logs shorten it. */
    static String shortened(String position) {
        int colon = position.indexOf(':');
        String uuid = colon < 0 ? position : position.substring(0, colon);
        return PeerUuid.shortForm(uuid) + (colon < 0 ? "" : position.substring(colon));
    }
}
