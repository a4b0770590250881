package dev.galeractl.cli.action;

import dev.galeractl.cli.render.Mark;
import dev.galeractl.replication.log.envelope.LogForm;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which log is to be annotated, and how.
 *
 * @param log a file, packed or not; {@code -} is standard input
 * @param form what is around its lines; empty: found out
 * @param only the marks of the lines to show; empty: all lines
 * @param pager whether a long result may go through a pager
 */
public record AnnotateRequest(String log, Optional<LogForm> form, Set<Mark> only, boolean pager) {
    public AnnotateRequest {
        only = only.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(only));
    }
}
