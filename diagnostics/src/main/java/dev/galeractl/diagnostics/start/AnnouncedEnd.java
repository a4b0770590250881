package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.GroupEvent.StateShifted;
import dev.galeractl.diagnostics.event.GroupEvent.Synchronized;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.ProcessEvent.ReadyForConnections;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.state.NodeState;
import java.util.regex.Pattern;

/**
 * An error whose last words are that the server ends: {@code … Upgrade the node before joining this group. Need to abort.} Logs are often cut right behind
 * it, and what the server does then is as certain as if the log went on.
 */
final class AnnouncedEnd {

    private static final Pattern LAST_WORDS = Pattern.compile(
            "(?:(?:must|need to|has to|have to) (?:abort|shutdown|shut down)|aborting(?: startup)?)[. ]*$",
            Pattern.CASE_INSENSITIVE);

    private AnnouncedEnd() {}

    static boolean isIn(LogEvent event) {
        LogLine line = event.line();
        return line.level() == LogLevel.ERROR
                && !isOfATransfersScript(line)
                && LAST_WORDS.matcher(line.text()).find();
    }

    /** Whether the event shows that the server lives on after all. */
    static boolean isBelied(LogEvent event) {
        return event instanceof ReadyForConnections
                || event instanceof Synchronized
                || (event instanceof StateShifted shifted
                        && shifted.shift().to() != NodeState.CLOSED
                        && shifted.shift().to() != NodeState.DESTROYED);
    }

    /** A script that ends is not the server. */
    private static boolean isOfATransfersScript(LogLine line) {
        return line.whole().contains("WSREP_SST") || line.whole().contains("WSREP-SST");
    }
}
