package dev.galeractl.replication.log.envelope;

import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogLineParser;
import dev.galeractl.replication.log.LogTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What the beginning of a file tells about it.
 *
 * @param forms what its lines are wrapped in, from the outermost inwards; empty for a plain log
 * @param owners whose lines the beginning has: more than one where several hosts, pods or containers speak
 * @param first the first time that a line carries itself, or else that its collector gave it
 * @param zoned whether it has times with an offset
 * @param zoneless whether it has times without one
 * @param isLog whether it looks like a log at all: some of its lines begin with a time, and one of them goes on as a log of a server does or comes
 *     from a collector
 */
public record LogContent(
        List<LogForm> forms,
        Set<String> owners,
        Optional<LogTime> first,
        boolean zoned,
        boolean zoneless,
        boolean isLog) {

    /** Lines that are looked at: enough for every sort of line to show itself. */
    private static final int LOOKED_AT = 200;

    /** At least one line in so many has a time; a report that quotes a log has less of them, and not at the beginning of the line. */
    private static final int DATED = 8;

    /** An envelope in an envelope in an envelope is the most that is met. */
    private static final int DEEPEST = 3;

    public LogContent {
        forms = List.copyOf(forms);
    }

    /** Of a file that begins with {@code head}; {@code forced}, if somebody knows better, is its outermost form. */
    public static LogContent of(byte[] head, Optional<LogForm> forced) {
        List<Letter> letters = letters(head);
        List<LogForm> forms = new ArrayList<>();
        if (forced.isPresent() && forced.get() != LogForm.PLAIN) {
            forms.add(forced.get());
            letters = opened(letters, forced.get());
        } else if (forced.isEmpty() && letters.size() > 1) {
            LogForm.ofEntries(letters.get(0).text(), letters.get(1).text()).ifPresent(forms::add);
        }
        Optional<List<Letter>> entries = forms.isEmpty() ? Optional.empty() : entries(forms.get(0), head);
        if (entries.isPresent()) {
            return tell(forms, entries.get().isEmpty() ? letters(head) : entries.get());
        }
        boolean plain = forced.filter(form -> form == LogForm.PLAIN).isPresent();
        while (!plain && forms.size() < DEEPEST && !isPlain(letters)) {
            Optional<LogForm> next = envelope(letters);
            if (next.isEmpty()) {
                break;
            }
            forms.add(next.get());
            letters = opened(letters, next.get());
        }
        return tell(forms, letters);
    }

    /** Whether the file is a log as a server writes it, with nothing around its lines. */
    public boolean isPlain() {
        return forms.isEmpty();
    }

    /** What a line says, without what is around it; the line itself if it is in no envelope. Of several lines in one envelope the first. */
    public String said(String line) {
        return forms.isEmpty()
                ? line
                : open(line).map(opened -> firstLine(opened.letter().text())).orElse(line);
    }

    /** What a line holds, all its envelopes opened; empty if it is in none. */
    Optional<Opened> open(String coloured) {
        String line = Colours.without(coloured);
        Optional<Letter> outermost = forms.get(0).open(line);
        if (outermost.isEmpty()) {
            return Optional.empty();
        }
        Letter letter = outermost.get();
        boolean whole = true;
        for (LogForm form : forms.subList(1, forms.size())) {
            Optional<Letter> inner = form.open(letter.text());
            whole &= inner.isPresent();
            letter = inner.map(letter::around).orElse(letter);
        }
        Letter within =
                line.length() == coloured.length() ? letter : letter.at(Colours.index(coloured, letter.column()));
        return Optional.of(new Opened(within, outermost.get().owner(), whole));
    }

    /**
     * A line out of its envelopes.
     *
     * @param outermost the owner that the outermost envelope names
     * @param whole whether it was in all the envelopes that the file's lines are in; if not, it may be that the owner is not known
     */
    record Opened(Letter letter, String outermost, boolean whole) {}

    private static List<Letter> letters(byte[] head) {
        List<Letter> lines = new ArrayList<>();
        try {
            PhysicalLine.read(new ByteArrayInputStream(head), line -> {
                if (lines.size() <= LOOKED_AT && !line.text().isBlank()) {
                    lines.add(Letter.plain(Colours.without(line.text())));
                }
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        boolean cut = head.length > 0 && head[head.length - 1] != '\n';
        return cut && lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
    }

    /** Empty if the form has a line for each entry. */
    private static Optional<List<Letter>> entries(LogForm form, byte[] head) {
        List<Letter> found = new ArrayList<>();
        return form.entries((line, letter) -> found.add(letter)).map(entries -> {
            try {
                PhysicalLine.read(new ByteArrayInputStream(head), entries);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return found;
        });
    }

    /** What puts together entries of several lines, if the file holds such. */
    Optional<Entries> entries(BiConsumer<PhysicalLine, Letter> sink) {
        return forms.isEmpty() ? Optional.empty() : forms.get(0).entries(sink);
    }

    /** Half of the lines with a server's own head settle it; so does one in four, where the rest is of no known form. */
    private static boolean isPlain(List<Letter> letters) {
        long headed = letters.stream()
                .filter(letter -> {
                    LogLine line = LogLineParser.parse("", 1, letter.text());
                    return line.column() == 1 && line.time().isPresent() && line.level() != LogLevel.NONE;
                })
                .count();
        return headed * 2 > letters.size();
    }

    private static Optional<LogForm> envelope(List<Letter> letters) {
        for (LogForm form : LogForm.envelopes()) {
            long fitting = letters.stream()
                    .filter(letter -> form.open(letter.text()).isPresent())
                    .count();
            if (fitting > 0 && fitting * 10 >= letters.size() * 6L) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    private static List<Letter> opened(List<Letter> letters, LogForm form) {
        return letters.stream()
                .map(letter -> form.open(letter.text()).map(letter::around).orElse(letter))
                .filter(letter -> !letter.text().isBlank())
                .toList();
    }

    private static LogContent tell(List<LogForm> forms, List<Letter> letters) {
        Set<String> owners = new LinkedHashSet<>();
        Optional<LogTime> own = Optional.empty();
        Optional<LogTime> collected = Optional.empty();
        boolean zoned = false;
        boolean zoneless = false;
        int dated = 0;
        boolean headed = !forms.isEmpty();
        for (Letter letter : letters) {
            owners.add(letter.owner());
            LogLine line = LogLineParser.parse("", 1, firstLine(letter.text()));
            Optional<LogTime> time = line.time();
            boolean begins = time.isPresent() && line.column() == 1;
            dated += begins || letter.time().isPresent() ? 1 : 0;
            headed |=
                    begins && (line.level() != LogLevel.NONE || line.subsystem().isPresent());
            own = own.or(() -> time);
            collected = collected.or(letter::time);
            Optional<LogTime> said = time.or(letter::time);
            // A collector that knows the zone tells the server's, see EnvelopeReader.
            boolean offset = said.flatMap(LogTime::offset).isPresent()
                    || letter.time().flatMap(LogTime::offset).isPresent();
            zoned |= offset;
            zoneless |= said.isPresent() && !offset;
        }
        boolean isLog = headed && dated > 0 && dated * DATED >= letters.size();
        return new LogContent(forms, Set.copyOf(owners), collectedOr(own, collected), zoned, zoneless, isLog);
    }

    private static Optional<LogTime> collectedOr(Optional<LogTime> own, Optional<LogTime> collected) {
        return own.or(() -> collected.filter(time -> time.local().getYear() > 0));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
