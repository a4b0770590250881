package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.EventReader;
import dev.galeractl.diagnostics.event.GroupEvent.BackendFailed;
import dev.galeractl.diagnostics.event.GroupEvent.ConnectingToGroup;
import dev.galeractl.diagnostics.event.GroupEvent.GroupConnected;
import dev.galeractl.diagnostics.event.GroupEvent.HistoryReversed;
import dev.galeractl.diagnostics.event.GroupEvent.Listening;
import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.Passage;
import dev.galeractl.diagnostics.event.Passage.Quiet;
import dev.galeractl.diagnostics.event.Passage.Step;
import dev.galeractl.diagnostics.event.Passage.Told;
import dev.galeractl.diagnostics.event.PassageReader;
import dev.galeractl.diagnostics.event.ProcessEvent.ArbitratorStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.ControlProcessFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.InstallStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.InstallStepDone;
import dev.galeractl.diagnostics.event.ProcessEvent.ProbeFailed;
import dev.galeractl.diagnostics.event.ProcessEvent.ServerStarting;
import dev.galeractl.diagnostics.event.ProcessEvent.StackFrame;
import dev.galeractl.diagnostics.event.ProcessEvent.UnitRestarts;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperEnded;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperFoundServerGone;
import dev.galeractl.diagnostics.event.ProcessEvent.WrapperStarting;
import dev.galeractl.diagnostics.event.ProviderEvent.BinlogFormatRejected;
import dev.galeractl.diagnostics.event.ProviderEvent.ClusterAddressRequired;
import dev.galeractl.diagnostics.event.ProviderEvent.ProviderLoading;
import dev.galeractl.diagnostics.event.StorageEvent.AccessDeniedByPolicy;
import dev.galeractl.diagnostics.event.StorageEvent.InputOutputError;
import dev.galeractl.diagnostics.event.TranscriptEvent.MembersListed;
import dev.galeractl.diagnostics.event.TranscriptEvent.PortsListed;
import dev.galeractl.diagnostics.event.TranscriptEvent.StatementRefused;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.message.SourcePlace;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Cuts the lines of one log into starts. A start begins with a wrapper's or a server's own starting line; where those are missing or cut, with the
 * first line that only a starting server writes. A terminal's copy of lines that the error log repeats belongs to the same start.
 */
public final class StartAssembler implements Consumer<LogLine> {

    /** Events outside of any start that are kept; people paste a screen, not a year. */
    private static final int MOST_ASIDE = 1000;

    /** Starts that are kept with all their events; of those before, fewer are. */
    private static final int WHOLE_STARTS = 16;

    private static final int KEPT_OF_OLD_STARTS = 6;

    /** Starts that are kept at all, the first {@link #EARLIEST} and the last: systemd starts a broken server every few seconds, for weeks. */
    private static final int MOST_STARTS = 400;

    private static final int EARLIEST = 50;

    private final String source;
    private final Optional<MessageCatalogue.Search> messages;
    private final Tally tally = new Tally();
    private final boolean isToolLog;
    private final EventReader reader = new EventReader(this::event);
    private final List<OpenStart> starts = new ArrayList<>();
    private final List<LogEvent> aside = new ArrayList<>();
    private Optional<OpenStart> current = Optional.empty();

    /** A line with a time behind the last one that {@link #current} has. */
    private Optional<Supplier<LogLine>> lastPassedOver = Optional.empty();

    private int begun;
    private long lines;
    private long headed;
    private long wsrep;

    public StartAssembler(String source) {
        this(source, Optional.empty());
    }

    /** @param messages where to look up which lines are known, if anybody will ask for {@link #statistics} */
    public StartAssembler(String source, Optional<MessageCatalogue.Search> messages) {
        this.source = source;
        this.messages = messages;
        this.isToolLog = ToolLog.isNamed(source);
    }

    @Override
    public void accept(LogLine line) {
        boolean known =
                messages.filter(search -> PassageReader.isKnown(line, search)).isPresent();
        accept(new Told(line, EventReader.alone(line), known));
    }

    /** What a passage of the log says. */
    public void accept(Passage passage) {
        for (Step step : passage.steps()) {
            if (step instanceof Told told) {
                accept(told);
            } else if (step instanceof Quiet quiet) {
                accept(quiet);
            }
        }
        passage.unknown().forEach(tally::unknown);
        // What is asked for later is asked in vain.
        decodeLast();
    }

    private void accept(Told told) {
        LogLine line = told.line();
        lines++;
        if (!line.isBare()) {
            headed++;
        }
        if (line.isWsrep()) {
            wsrep++;
        }
        if (reader.accept(line, told.alone())) {
            tally.understood();
        } else if (told.known()) {
            tally.known(1);
        } else if (messages.isPresent()) {
            tally.unknown(SourcePlace.without(line.message()));
        }
        if (line.time().isPresent()) {
            lastPassedOver = Optional.empty();
            current.ifPresent(start -> start.last(line));
        }
    }

    private void accept(Quiet quiet) {
        lines += quiet.lines();
        headed += quiet.headed();
        wsrep += quiet.wsrep();
        tally.known(quiet.known());
        reader.passOver();
        if (current.isPresent() && quiet.lastTimed().isPresent()) {
            lastPassedOver = quiet.lastTimed();
        }
    }

    /** Only the last line of a start is asked for: to decode each last line before one that matters would be dear. */
    private void decodeLast() {
        lastPassedOver.ifPresent(line -> current.ifPresent(start -> start.last(line.get())));
        lastPassedOver = Optional.empty();
    }

    /** How much of what was read so far was understood; of use only if the catalogue of messages was given. */
    public LogStatistics statistics() {
        return tally.statistics(source, lines);
    }

    /** Everything read, once the log has ended. */
    public ReadLog finish() {
        reader.end();
        List<ServerStart> finished = new ArrayList<>();
        starts.forEach(start -> finished.add(start.finish(source)));
        return new ReadLog(source, finished, begun, aside, lines, headed, wsrep);
    }

    private void event(LogEvent event) {
        if (isOnlyShown(event) || (current.isEmpty() && (isToolLog || isOfATransfersTool(event)))) {
            if (aside.size() < MOST_ASIDE) {
                aside.add(event);
            }
            return;
        }
        if (begins(event)) {
            decodeLast();
            OpenStart start = new OpenStart(++begun, event instanceof InstallStarting);
            add(start);
            current = Optional.of(start);
        }
        current.ifPresent(start -> start.add(event));
        if (event instanceof StatementRefused && aside.size() < MOST_ASIDE) {
            aside.add(event);
        }
    }

    private void add(OpenStart start) {
        starts.add(start);
        if (starts.size() > WHOLE_STARTS) {
            starts.get(starts.size() - 1 - WHOLE_STARTS).thin(KEPT_OF_OLD_STARTS);
        }
        if (starts.size() > MOST_STARTS) {
            starts.remove(EARLIEST);
        }
    }

    /** What other programs show or do; it may concern any start, so no start gets it. */
    private static boolean isOnlyShown(LogEvent event) {
        return event instanceof PortsListed
                || event instanceof MembersListed
                || event instanceof AccessDeniedByPolicy
                || event instanceof ControlProcessFailed;
    }

    /** The logs that backup tools write beside the datadir tell of no server's start; what a script says stands in its server's log. */
    private static boolean isOfATransfersTool(LogEvent event) {
        return (event instanceof TransferTrouble trouble && !trouble.byScript())
                || event.line().whole().startsWith("[00] ");
    }

    private boolean begins(LogEvent event) {
        if (event instanceof InstallStarting) {
            return true;
        }
        if (current.isEmpty()) {
            // The end of something whose beginning is not in this log is no start.
            return !(event instanceof WrapperEnded
                    || event instanceof StatementRefused
                    || event instanceof InstallStepDone
                    || event instanceof UnitRestarts
                    || event instanceof ProbeFailed
                    || event instanceof StackFrame
                    || event instanceof WrapperFoundServerGone
                    || event instanceof InputOutputError);
        }
        OpenStart start = current.get();
        if (event instanceof WrapperStarting wrapper) {
            if (start.isRepeatedBy(wrapper)) {
                start.goesOn();
                return false;
            }
            return true;
        }
        if (event instanceof ServerStarting) {
            return !start.isPreamble();
        }
        if (event instanceof ProviderLoading) {
            return start.cannotLoadTheProvider();
        }
        return start.hasEnded() && isOfAStartingServer(event);
    }

    private static boolean isOfAStartingServer(LogEvent event) {
        return event instanceof ArbitratorStarting
                || event instanceof BinlogFormatRejected
                || event instanceof ClusterAddressRequired
                || event instanceof Listening
                || event instanceof ConnectingToGroup
                || event instanceof GroupConnected
                || event instanceof BackendFailed
                || event instanceof HistoryReversed
                || (event instanceof StateShifted shifted && shifted.shift().order() == 0);
    }
}
