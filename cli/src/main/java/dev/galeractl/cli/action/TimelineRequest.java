package dev.galeractl.cli.action;

import dev.galeractl.diagnostics.timeline.TimelineCategory;
import java.util.Set;

/**
 * Which story to tell.
 *
 * @param only the categories that are wanted; none means all
 * @param pager whether a long one is shown page by page on a terminal
 */
public record TimelineRequest(LogRequest logs, Set<TimelineCategory> only, boolean pager, boolean json) {
    public TimelineRequest {
        only = Set.copyOf(only);
    }
}
