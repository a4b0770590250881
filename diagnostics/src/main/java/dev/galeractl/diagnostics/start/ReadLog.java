package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.TransferEvent.TransferTrouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One log, read to its end.
 *
 * @param source its name
 * @param starts those that were kept: of very many the first and the last ones
 * @param begun how many starts it has, those that were not kept included
 * @param aside what it shows that belongs to no single start: open ports, lists of members, refused statements
 * @param lines how many lines it has
 * @param headed how many of them carry a time, a level or a program's name
 * @param wsrep how many of them replication wrote
 */
public record ReadLog(
        String source, List<ServerStart> starts, int begun, List<LogEvent> aside, long lines, long headed, long wsrep) {

    public ReadLog {
        starts = List.copyOf(starts);
        aside = List.copyOf(aside);
    }

    /** What a transfer's tool complains about, as if that were a start: for logs of tools alone, where no server's tells of the transfer. */
    public ReadLog byTool() {
        List<LogEvent> troubles =
                aside.stream().filter(TransferTrouble.class::isInstance).toList();
        if (troubles.isEmpty() || !starts.isEmpty()) {
            return this;
        }
        ServerStart start =
                new ServerStart(source, 1, StartKind.TOOL, StartOutcome.UNKNOWN, troubles, Map.of(), Optional.empty());
        return new ReadLog(source, List.of(start), 1, List.of(), lines, headed, wsrep);
    }
}
