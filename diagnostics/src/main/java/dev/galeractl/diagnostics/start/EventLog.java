package dev.galeractl.diagnostics.start;

import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one start, in the order of the log. Of each type the first and the last {@link #KEPT} are kept and all are counted: a server that
 * runs for a year changes its view a million times.
 */
final class EventLog {

    static final int KEPT = 48;

    private final Map<Class<? extends LogEvent>, OfType> byType = new HashMap<>();

    void add(LogEvent event) {
        byType.computeIfAbsent(event.getClass(), absent -> new OfType()).add(event);
    }

    boolean has(Class<? extends LogEvent> type) {
        return byType.containsKey(type);
    }

    Map<Class<? extends LogEvent>, Long> counts() {
        Map<Class<? extends LogEvent>, Long> counts = new HashMap<>();
        byType.forEach((type, events) -> counts.put(type, events.count));
        return Map.copyOf(counts);
    }

    /** Keeps of each type only the first and the last {@code kept}. */
    void thin(int kept) {
        byType.values().forEach(events -> events.thin(kept));
    }

    List<LogEvent> inOrder() {
        List<LogEvent> all = new ArrayList<>();
        byType.values().forEach(events -> {
            all.addAll(events.first);
            all.addAll(events.last);
        });
        all.sort(Comparator.comparing(LogEvent::line, LogLine.ORDER));
        return List.copyOf(all);
    }

    private static final class OfType {

        private final List<LogEvent> first = new ArrayList<>();
        private final Deque<LogEvent> last = new ArrayDeque<>();
        private long count;

        void add(LogEvent event) {
            count++;
            if (first.size() < KEPT) {
                first.add(event);
                return;
            }
            if (last.size() == KEPT) {
                last.removeFirst();
            }
            last.addLast(event);
        }

        void thin(int kept) {
            List<LogEvent> all = new ArrayList<>(first);
            all.addAll(last);
            if (all.size() > 2 * kept) {
                first.subList(kept, first.size()).clear();
                last.clear();
                last.addAll(all.subList(all.size() - kept, all.size()));
            }
        }
    }
}
