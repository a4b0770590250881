package dev.galeractl.replication.file;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lines of a tool's log, held until they are put between those of its node. A copy of many tables says a line for each of them, and what matters
 * stands at the beginning and the end.
 */
final class ToolLines implements Consumer<LogLine> {
    /** Where a line without any time before it stands. */
    static final LogTime BEGINNING = new LogTime(LocalDateTime.of(1970, 1, 1, 0, 0), Optional.of(ZoneOffset.UTC));

    private static final int KEPT = 5_000;

    private final List<LogLine> first = new ArrayList<>();
    private final Deque<LogLine> last = new ArrayDeque<>();
    private Optional<LogTime> time = Optional.empty();
    private long left;

    @Override
    public void accept(LogLine line) {
        time = line.time().or(() -> time);
        // Its own time, or the one above: to be put in order by. A line without is none the less a line without.
        LogLine dated = time.map(line::receivedAt).orElse(line);
        if (first.size() < KEPT) {
            first.add(dated);
            return;
        }
        if (last.size() == KEPT) {
            last.removeFirst();
            left++;
        }
        last.addLast(dated);
    }

    long left() {
        return left;
    }

    /** The lines, those without a time with that of the line above; those above all times with the first. */
    List<LogLine> dated() {
        List<LogLine> all = new ArrayList<>(first);
        all.addAll(last);
        Optional<LogTime> begin =
                all.stream().flatMap(line -> line.time().stream()).findFirst();
        return all.stream()
                .map(line -> line.time().isPresent()
                        ? line
                        : begin.map(line::receivedAt).orElse(line))
                .toList();
    }
}
