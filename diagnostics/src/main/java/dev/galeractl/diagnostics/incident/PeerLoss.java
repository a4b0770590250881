package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A member that vanished without leaving, as another one saw it.
 *
 * @param peer its short UUID
 * @param label what to call it
 * @param observer the label of the node whose log says so
 * @param start the observer's start
 * @param when by the clock of the reference; empty where the log has no times
 * @param view the first view without it
 * @param signs the observer's lines in which it fell silent
 * @param refused the observer's line in which a connection was refused afterwards: the host is there, its server is not
 * @param back the line of the observer with which it was a member again
 */
public record PeerLoss(
        String peer,
        String label,
        String observer,
        ServerStart start,
        Optional<LocalDateTime> when,
        ViewChanged view,
        List<LogEvent> signs,
        Optional<LogEvent> refused,
        Optional<LogLine> back) {

    public PeerLoss {
        signs = List.copyOf(signs);
    }

    /** The same loss, over. */
    PeerLoss returned(LogLine line) {
        return new PeerLoss(peer, label, observer, start, when, view, signs, refused, Optional.of(line));
    }
}
