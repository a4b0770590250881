package dev.galeractl.replication.log.envelope;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogLineParser;
import dev.galeractl.replication.log.LogTime;
import dev.galeractl.replication.log.envelope.LogContent.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes the lines of one file out of their envelopes and hands them to their owners' logs. A line in no envelope goes with the one before it: nothing
 * is left out.
 */
public final class EnvelopeReader {

    /** Characters of a line in several envelopes that are held; what is longer comes in pieces. */
    private static final int LONGEST = PhysicalLine.LONGEST;

    /** Seconds between the offsets of zones. */
    private static final long QUARTER = 15 * 60;

    /** Seconds that the farthest zone is away. */
    private static final long FARTHEST = 14 * 3600;

    /** Seconds that a line may take from its server to its collector. */
    private static final long UNDER_WAY = 90;

    /** Lines before the first envelope that wait for an owner. */
    private static final int MOST_WAITING = 1000;

    private final String file;
    private final LogContent content;
    private final Function<String, Consumer<LogLine>> logs;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, Owner> latestOf = new HashMap<>();
    private final List<Stray> waiting = new ArrayList<>();
    private Optional<Owner> latest = Optional.empty();
    private LocalDateTime around;

    /** Nothing is known but the time of reading: nothing was written after it. */
    private boolean aroundIsNow;

    /**
     * @param file what evidence is shown under
     * @param now the time at which the file is read, local to where it comes from: tells the year where collectors write none
     * @param logs the log of an owner; the empty text where the file has no owners. Asked once for each
     */
    public EnvelopeReader(
            String file, LogContent content, LocalDateTime now, Function<String, Consumer<LogLine>> logs) {
        this.file = file;
        this.content = content;
        this.logs = logs;
        this.around = content.first().map(LogTime::local).orElse(now);
        this.aroundIsNow = content.first().isEmpty();
    }

    /** Reads the file to its end. Does not close {@code in}. */
    public void read(InputStream in) throws IOException {
        Optional<Entries> entries =
                content.entries((line, letter) -> owner(letter.owner()).take(line, letter));
        if (entries.isPresent()) {
            PhysicalLine.read(in, entries.get());
            entries.get().end();
        } else {
            PhysicalLine.read(in, this::line);
        }
        if (!waiting.isEmpty()) {
            settleWaiting(owner(""));
        }
        owners.values().forEach(Owner::end);
    }

    private void line(PhysicalLine line) {
        Optional<Opened> opened = line.column() > 1 ? Optional.empty() : content.open(line.text());
        if (opened.isEmpty()) {
            stray(new Stray(line, Letter.plain(line.text())), latest);
        } else if (opened.get().whole()) {
            Owner owner = owner(opened.get().letter().owner());
            latest = Optional.of(owner);
            latestOf.put(opened.get().outermost(), owner);
            settleWaiting(owner);
            owner.take(line, opened.get().letter());
        } else {
            stray(
                    new Stray(line, opened.get().letter()),
                    Optional.ofNullable(latestOf.get(opened.get().outermost())));
        }
    }

    /** A line that does not say whose it is goes with the one before it, and those at the beginning with the first that says so. */
    private void stray(Stray stray, Optional<Owner> before) {
        if (before.isPresent()) {
            before.get().take(stray.line(), stray.letter());
            return;
        }
        waiting.add(stray);
        if (waiting.size() > MOST_WAITING) {
            Owner nobody = owner("");
            latest = Optional.of(nobody);
            settleWaiting(nobody);
        }
    }

    private void settleWaiting(Owner owner) {
        if (!waiting.isEmpty()) {
            List<Stray> early = List.copyOf(waiting);
            waiting.clear();
            early.forEach(stray -> owner.take(stray.line(), stray.letter()));
        }
    }

    private record Stray(PhysicalLine line, Letter letter) {}

    private Owner owner(String name) {
        return owners.computeIfAbsent(name, absent -> new Owner(logs.apply(absent)));
    }

    /** Where collectors write no year it is the one that brings the time nearest to those around it. */
    private LogTime withYear(LogTime time) {
        LocalDateTime local = time.local();
        if (local.getYear() != 0) {
            return time;
        }
        LocalDateTime nearest = local.withYear(around.getYear());
        if (aroundIsNow) {
            return new LogTime(
                    nearest.isAfter(around.plusDays(1)) ? local.withYear(around.getYear() - 1) : nearest,
                    time.offset());
        }
        for (int year = around.getYear() - 1; year <= around.getYear() + 1; year++) {
            LocalDateTime candidate = local.withYear(year);
            if (distance(candidate) < distance(nearest)) {
                nearest = candidate;
            }
        }
        return new LogTime(nearest, time.offset());
    }

    /**
     * The line with the zone of its server's clock, told by the collector's: the two say the same moment, but for the seconds that a line was under way.
     */
    private static LogLine inZoneOf(LogTime collected, LogLine line) {
        Optional<LogTime> own = line.time();
        if (own.isEmpty()
                || own.get().offset().isPresent()
                || collected.offset().isEmpty()) {
            return line;
        }
        long seconds = own.get().local().toEpochSecond(ZoneOffset.UTC)
                - collected.local().toEpochSecond(collected.offset().get());
        long offset = Math.floorDiv(seconds + QUARTER / 2, QUARTER) * QUARTER;
        return Math.abs(offset) <= FARTHEST && Math.abs(seconds - offset) <= UNDER_WAY
                ? line.timed(new LogTime(own.get().local(), Optional.of(ZoneOffset.ofTotalSeconds((int) offset))))
                : line;
    }

    private long distance(LocalDateTime time) {
        return Math.abs(ChronoUnit.SECONDS.between(around, time));
    }

    /** The lines of one owner: puts together what came in several envelopes. */
    private final class Owner {
        private final Consumer<LogLine> log;
        private final StringBuilder begun = new StringBuilder();
        private Optional<PhysicalLine> begunAt = Optional.empty();

        Owner(Consumer<LogLine> log) {
            this.log = log;
        }

        void take(PhysicalLine line, Letter letter) {
            if (!letter.goesOn() && begunAt.isEmpty()) {
                handOn(line, letter, letter.text());
                return;
            }
            PhysicalLine at = begunAt.orElse(line);
            begunAt = Optional.of(at);
            begun.append(letter.text());
            if (!letter.goesOn() || begun.length() > LONGEST) {
                handOn(at, letter, begun.toString());
                forget();
            }
        }

        void end() {
            begunAt.ifPresent(line -> handOn(line, Letter.plain(""), begun.toString()));
            forget();
        }

        private void forget() {
            begun.setLength(0);
            begunAt = Optional.empty();
        }

        private void handOn(PhysicalLine line, Letter letter, String text) {
            int from = 0;
            while (from <= text.length()) {
                int end = text.indexOf('\n', from);
                boolean last = end < 0 || end == text.length() - 1;
                int to = end < 0 ? text.length() : end;
                int cut = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
                logical(line, line.column() + letter.column() + from, letter, text.substring(from, cut));
                if (last) {
                    return;
                }
                from = to + 1;
            }
        }

        private void logical(PhysicalLine line, int column, Letter letter, String text) {
            List<LogLine> all = LogLineParser.split(file, line.number(), column, text);
            for (LogLine found : all) {
                LogLine plain = all.size() == 1 ? found.within(text) : found.alone();
                LogLine own = letter.time().map(got -> inZoneOf(got, plain)).orElse(plain);
                Optional<LogTime> received = letter.time().map(EnvelopeReader.this::withYear);
                own.time().or(() -> received).ifPresent(time -> {
                    around = time.local();
                    aroundIsNow = false;
                });
                if (own.isBare()) {
                    own = letter.program().map(own::by).orElse(own);
                }
                log.accept(received.map(own::receivedAt).orElse(own));
            }
        }
    }
}
