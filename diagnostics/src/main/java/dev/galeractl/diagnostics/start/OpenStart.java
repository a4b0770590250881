package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.GroupEvent.BootstrapRefused;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.Aborting;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ShutdownCompleted;
import dev.galeractl.diagnostics.event.ProcessEvent.SignalReceived;
import dev.galeractl.diagnostics.event.ProcessEvent.Terminated;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperEnded;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperStarting;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;

/** A start that is still being read. */
final class OpenStart {

    private final int number;
    private final boolean install;
    private final EventLog events = new EventLog();
    private Optional<WrapperStarting> wrapper = Optional.empty();
    private Optional<LogLine> last = Optional.empty();
    private boolean ended;

    /** Whether it said that it ends, and nothing since shows that it lives on. */
    private boolean endAnnounced;

    OpenStart(int number, boolean install) {
        this.number = number;
        this.install = install;
    }

    /** Notes its last line with a time. */
    void last(LogLine line) {
        last = Optional.of(line);
    }

    /** The wrapper speaks on, in its other copy. */
    void goesOn() {
        ended = false;
    }

    void thin(int kept) {
        events.thin(kept);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether a server that loads the provider must be another one. */
    boolean cannotLoadTheProvider() {
        return ended || install || events.has(ProviderLoading.class);
    }

    void add(LogEvent event) {
        events.add(event);
        if (event instanceof WrapperStarting starting) {
            wrapper = wrapper.or(() -> Optional.of(starting));
        }
        endAnnounced = AnnouncedEnd.isIn(event) || (endAnnounced && !AnnouncedEnd.isBelied(event));
        ended = ended
                || event instanceof WrapperEnded
                || event instanceof ShutdownCompleted
                || event instanceof Aborting
                || event instanceof SignalReceived
                || event instanceof Terminated
                || event instanceof BootstrapRefused;
    }

    /** The error log repeats, with the same second, what the terminal showed. */
    boolean isRepeatedBy(WrapperStarting other) {
        return wrapper.isPresent()
                && wrapper.get().datadir().equals(other.datadir())
                && wrapper.get().line().time().equals(other.line().time());
    }

    /** Only a wrapper has spoken so far, or nobody. */
    boolean isPreamble() {
        return !ended
                && !install
                && !events.has(ServerStarting.class)
                && !events.has(ProviderLoading.class)
                && wrapper.isPresent();
    }

    ServerStart finish(String source) {
        List<LogEvent> ordered = events.inOrder();
        StartKind kind = StartReading.kind(install, events);
        return new ServerStart(
                source, number, kind, StartReading.outcome(kind, events, endAnnounced), ordered, events.counts(), last);
    }
}
