package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.Passage.Quiet;
import dev.galeractl.diagnostics.event.Passage.Step;
import dev.galeractl.diagnostics.event.Passage.Told;
import dev.galeractl.diagnostics.message.MessageCatalogue;
import dev.galeractl.diagnostics.message.SourcePlace;
import dev.galeractl.replication.log.LineCursor;
import dev.galeractl.replication.log.LogChunk;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads a chunk of a log and decodes only the lines that may matter. Every line is judged, on its bytes:
 *
 * <ol>
 *   <li>A line that is not plain (see {@link LineCursor}), and so every line of level ERROR, is decoded.
 *   <li>A bare line is decoded if it follows a line that mattered, with nothing but bare lines between, or stands at the chunk's beginning: it may belong to
 *       a block, or continue an error.
 *   <li>Of all others the message decides: it is decoded if it opens a block or a recogniser is to be asked about it.
 *   <li>A decoded line matters if it makes an event by itself, opens a block, or is bare as in 2. The rest is only counted.
 * </ol>
 *
 * <p>What holds: {@link EventReader} makes the same events of the passages as of all the lines, however the log is cut into chunks (a test compares). It
 * keeps nothing between chunks; threads may share it.
 */
public final class PassageReader {

    private final Optional<MessageCatalogue> catalogue;

    /** @param catalogue where to look up which messages are known, if anybody wants to know */
    public PassageReader(Optional<MessageCatalogue> catalogue) {
        this.catalogue = catalogue;
    }

    public Passage read(LogChunk chunk) {
        return new Reading(chunk).passage();
    }

    /** A chunk that is being read. */
    private final class Reading {

        private final LogChunk chunk;
        private final LineCursor cursor;
        private final Recognisers.Asking asking = EventReader.asking();
        private final Optional<MessageCatalogue.Search> search = catalogue.map(MessageCatalogue::search);
        private final List<Step> steps = new ArrayList<>();
        private final Map<String, Long> unknown = new HashMap<>();

        private final Consumer<LogLine> decoded = this::decoded;

        private boolean bareMatters = true;

        /** Whether {@link #asking} knows the message of the line that the cursor is at. */
        private boolean asked;

        private int lines;
        private int headed;
        private int wsrep;
        private int known;
        private Optional<Supplier<LogLine>> decodedTimed = Optional.empty();
        private int timedStart = -1;
        private int timedEnd;
        private int timedNumber;

        Reading(LogChunk chunk) {
            this.chunk = chunk;
            this.cursor = chunk.lines();
        }

        Passage passage() {
            while (cursor.next()) {
                asked = false;
                if (!cursor.isPlain() || !passOver()) {
                    chunk.decode(cursor, decoded);
                }
            }
            endQuiet();
            return new Passage(steps, unknown);
        }

        /** Counts the plain line and is done with it; false if it may matter. */
        private boolean passOver() {
            if (!cursor.isHeaded() && bareMatters) {
                return false;
            }
            byte[] bytes = cursor.bytes();
            int to = cursor.messageEnd();
            int from = SourcePlace.end(bytes, cursor.messageStart(), to);
            asked = true;
            if (asking.isAnyAsked(bytes, from, to) || Blocks.mayBegin(bytes, from, to)) {
                return false;
            }
            lines++;
            if (cursor.isWsrep()) {
                wsrep++;
            }
            if (search.isPresent()) {
                lookUp(search.get(), bytes, from, to);
            }
            if (cursor.isHeaded()) {
                headed++;
                bareMatters = false;
                timedStart = cursor.start();
                timedEnd = cursor.end();
                timedNumber = cursor.number();
            }
            return true;
        }

        private void lookUp(MessageCatalogue.Search messages, byte[] bytes, int from, int to) {
            if (from == to || messages.knows(bytes, from, to)) {
                known++;
            } else {
                count(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
            }
        }

        private void count(String unknownMessage) {
            unknown.merge(MessageShape.of(unknownMessage), 1L, Long::sum);
        }

        private void decoded(LogLine line) {
            EventReader.Alone alone = asked ? EventReader.alone(line, asking) : EventReader.alone(line);
            boolean matters = alone.event().isPresent()
                    || alone.mayBegin()
                    || line.level() == LogLevel.ERROR
                    || (line.isBare() && bareMatters);
            boolean isKnown = search.isPresent() && isKnown(line, search.get());
            if (matters) {
                endQuiet();
                steps.add(new Told(line, alone, isKnown));
            } else {
                count(line, isKnown);
            }
            bareMatters = matters || (line.isBare() && bareMatters);
        }

        private void count(LogLine line, boolean isKnown) {
            lines++;
            if (isKnown) {
                known++;
            } else if (search.isPresent()) {
                count(SourcePlace.without(line.message()));
            }
            if (line.isWsrep()) {
                wsrep++;
            }
            if (!line.isBare()) {
                headed++;
            }
            if (line.time().isPresent()) {
                timedStart = -1;
                decodedTimed = Optional.of(() -> line);
            }
        }

        private void endQuiet() {
            if (lines == 0) {
                return;
            }
            steps.add(new Quiet(lines, headed, wsrep, known, timedStart < 0 ? decodedTimed : Optional.of(lastTimed())));
            lines = 0;
            headed = 0;
            wsrep = 0;
            known = 0;
            timedStart = -1;
            decodedTimed = Optional.empty();
        }

        private Supplier<LogLine> lastTimed() {
            int start = timedStart;
            int end = timedEnd;
            int number = timedNumber;
            return () -> {
                List<LogLine> one = new ArrayList<>(1);
                chunk.decode(start, end, number, one::add);
                return one.get(0);
            };
        }
    }

    /** Whether the catalogue has the line; there is nothing to know about one without text. */
    public static boolean isKnown(LogLine line, MessageCatalogue.Search search) {
        return line.text().isEmpty() || search.knows(line);
    }
}
