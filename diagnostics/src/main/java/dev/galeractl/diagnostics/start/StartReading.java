package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.GroupEvent.BootstrapRefused;
import dev.galeractl.diagnostics.event.GroupEvent.ChannelFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectFailed;
import dev.galeractl.diagnostics.event.GroupEvent.GroupConnected;
import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerStatusChanged;
import dev.galeractl.diagnostics.event.ProcessEvent.Aborting;
import dev.galeractl.diagnostics.event.ProcessEvent.ArbitratorStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.InstallStepDone;
import dev.galeractl.diagnostics.event.ProcessEvent.KilledFromOutside;
import dev.galeractl.diagnostics.event.ProcessEvent.OptionRejected;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownCompleted;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownRequested;
import dev.galeractl.diagnostics.event.ProcessEvent.SignalReceived;
import dev.galeractl.diagnostics.event.ProcessEvent.Terminated;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperFoundServerGone;
import dev.galeractl.diagnostics.event.ProviderEvent.PositionRecovered;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderAborts;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;

/** Reads kind and outcome of a start off its events. */
final class StartReading {

    private StartReading() {}

    static StartKind kind(boolean install, EventLog events) {
        if (install) {
            return StartKind.INSTALL;
        }
        boolean recovery = events.has(PositionRecovered.class)
                && events.has(ServerStarting.class)
                && !events.has(ProviderLoading.class)
                && !events.has(ReadyForConnections.class);
        return recovery ? StartKind.POSITION_RECOVERY : StartKind.SERVICE;
    }

    /** As far as this start's own lines tell; that another start follows may add that it was killed. */
    static StartOutcome outcome(StartKind kind, EventLog events, boolean endAnnounced) {
        if (events.has(KilledFromOutside.class)) {
            return StartOutcome.KILLED;
        }
        if (gaveUp(events)) {
            return StartOutcome.GAVE_UP;
        }
        if (events.has(SignalReceived.class)) {
            return StartOutcome.CRASHED;
        }
        if (events.has(ShutdownCompleted.class)) {
            return StartOutcome.STOPPED;
        }
        if (events.has(Terminated.class) || events.has(ProviderAborts.class) || endAnnounced) {
            return StartOutcome.GAVE_UP;
        }
        if (events.has(ShutdownRequested.class)) {
            // Still stopping, or cut off while it did.
            return StartOutcome.UNKNOWN;
        }
        if (events.has(WrapperFoundServerGone.class)) {
            return StartOutcome.KILLED;
        }
        if (kind == StartKind.INSTALL) {
            return events.has(InstallStepDone.class) ? StartOutcome.STOPPED : StartOutcome.UNKNOWN;
        }
        if (kind == StartKind.POSITION_RECOVERY) {
            return StartOutcome.STOPPED;
        }
        boolean up = events.has(ReadyForConnections.class)
                || events.has(Synchronized.class)
                || events.has(StatementRefused.class)
                || wasSynced(events)
                || (events.has(ArbitratorStarting.class) && events.has(GroupConnected.class));
        return up ? StartOutcome.RUNNING : StartOutcome.UNKNOWN;
    }

    private static boolean wasSynced(EventLog events) {
        return events.has(ServerStatusChanged.class)
                && events.inOrder().stream()
                        .anyMatch(event -> event instanceof ServerStatusChanged changed
                                && changed.to().equals("synced"));
    }

    private static boolean gaveUp(EventLog events) {
        return events.has(Aborting.class)
                || events.has(OptionRejected.class)
                || events.has(BootstrapRefused.class)
                || events.has(BackendFailed.class)
                || events.has(ChannelFailed.class)
                || events.has(ConnectFailed.class);
    }
}
