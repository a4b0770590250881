package dev.galeractl.diagnostics.timeline;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.identity.Clocks;
import dev.galeractl.diagnostics.incident.CaseFile;
import dev.galeractl.diagnostics.incident.NodeHistory;
import dev.galeractl.diagnostics.start.ServerStart;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All logs as one story.
 *
 * @param nodes the labels of the nodes, in the order of their logs: the columns
 * @param entries by time; what comes again and again on a node stands once
 * @param leftOut events that are not kept of very long logs, by node: of each type the first and the last ones are
 * @param undated events of lines without a time, before any line with one; they have no place in a timeline
 */
public record Timeline(
        List<String> nodes, Clocks clocks, List<TimelineEntry> entries, Map<String, Long> leftOut, long undated) {

    public Timeline {
        nodes = List.copyOf(nodes);
        entries = List.copyOf(entries);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * The timeline of these logs.
     *
     * @param only the categories that are wanted; none means all
     */
    public static Timeline of(CaseFile caseFile, Set<TimelineCategory> only) {
        Clocks clocks = caseFile.membership().clocks();
        List<TimelineEntry> all = new ArrayList<>();
        Map<String, Long> leftOut = new LinkedHashMap<>();
        long undated = 0;
        for (NodeHistory node : caseFile.nodes()) {
            List<TimelineEntry> own = new ArrayList<>();
            for (ServerStart start : node.starts()) {
                Teller teller = new Teller(node.label(), caseFile.membership().directory());
                Gaps gaps = new Gaps(start);
                Optional<LocalDateTime> last = Optional.empty();
                for (LogEvent event : start.events()) {
                    last = event.line()
                            .time()
                            .map(time -> clocks.aligned(node.label(), time).withNano(0))
                            .or(carried(last));
                    Optional<TimelineEntry> entry = last.flatMap(when -> teller.tell(event, when))
                            .filter(it -> only.isEmpty() || only.contains(it.category()));
                    if (last.isEmpty()) {
                        undated++;
                    }
                    long missing = gaps.before(event);
                    entry.filter(it -> missing > 0).ifPresent(it -> add(own, teller.leftOut(it, missing)));
                    entry.ifPresent(it -> add(own, it));
                }
                long kept = start.events().size();
                long said = start.counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                if (said > kept) {
                    leftOut.merge(node.label(), said - kept, Long::sum);
                }
            }
            all.addAll(own);
        }
        // Stable: entries of one moment keep the order of nodes and of their lines.
        all.sort(Comparator.comparing(TimelineEntry::when));
        return new Timeline(caseFile.nodes().stream().map(NodeHistory::label).toList(), clocks, all, leftOut, undated);
    }

    private static Supplier<Optional<LocalDateTime>> carried(Optional<LocalDateTime> last) {
        return () -> last;
    }

    /** Where events of a start are missing: of each type the first and the last ones are kept, as many of these as of those. */
    private static final class Gaps {
        private final ServerStart start;
        private final Map<Class<? extends LogEvent>, Long> kept;
        private final Map<Class<? extends LogEvent>, Long> seen = new HashMap<>();

        Gaps(ServerStart start) {
            this.start = start;
            this.kept =
                    start.events().stream().collect(Collectors.groupingBy(LogEvent::getClass, Collectors.counting()));
        }

        /** How many events of its type are missing just before this one, the next of the start. */
        long before(LogEvent event) {
            long here = seen.merge(event.getClass(), 1L, Long::sum) - 1;
            long all = kept.getOrDefault(event.getClass(), 0L);
            return here == all / 2 ? start.count(event.getClass()) - all : 0;
        }
    }

    private static void add(List<TimelineEntry> to, TimelineEntry entry) {
        int end = to.size() - 1;
        if (end >= 0 && to.get(end).isRepeatedBy(entry)) {
            to.set(end, to.get(end).andAgain(entry));
        } else {
            to.add(entry);
        }
    }
}
