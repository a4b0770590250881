package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.LogEvent;
import java.util.List;

/**
 * One log, read to its end.
 *
 * @param source its name
 * @param aside what it shows that belongs to no single start: open ports, lists of members, refused statements
 * @param lines how many lines it has
 * @param headed how many of them carry a time, a level or a program's name
 * @param wsrep how many of them replication wrote
 */
public record ReadLog(
        String source, List<ServerStart> starts, List<LogEvent> aside, long lines, long headed, long wsrep) {

    public ReadLog {
        starts = List.copyOf(starts);
        aside = List.copyOf(aside);
    }
}
