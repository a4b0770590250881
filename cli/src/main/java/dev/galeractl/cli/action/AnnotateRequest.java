package dev.galeractl.cli.action;

import dev.galeractl.cli.render.Mark;
import dev.galeractl.replication.log.envelope.LogForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which logs are to be annotated, and how.
 *
 * @param logs files, folders, patterns; {@code -}, alone, is standard input
 * @param form what is around their lines; empty: found out
 * @param only the marks of the lines to show; empty: all lines
 * @param pager whether a long result may go through a pager
 */
public record AnnotateRequest(List<String> logs, Optional<LogForm> form, Set<Mark> only, boolean pager, boolean json) {
    public AnnotateRequest {
        logs = List.copyOf(logs);
        only = only.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(only));
    }
}
