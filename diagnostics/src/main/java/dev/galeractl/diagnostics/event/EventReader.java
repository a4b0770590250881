package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.GroupEvent.ViewKind;
import dev.galeractl.diagnostics.event.PlainError.ErrorContinued;
import dev.galeractl.diagnostics.event.PlainError.ErrorReported;
import dev.galeractl.diagnostics.message.SourcePlace;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns the lines of one log, given in order, into events. It holds one unfinished view at most, never the log. */
public final class EventReader implements Consumer<LogLine> {

    /** Members of a view beyond this number are not kept: no cluster has them, a damaged log may seem to. */
    private static final int MOST_MEMBERS = 256;

    /** No line without a head that we know is nearly as long; dumps of data are. */
    private static final int LONGEST_BARE = 4096;

    private static final Recognisers RECOGNISERS = new Recognisers();

    private final Consumer<LogEvent> sink;
    private Optional<OpenView> openView = Optional.empty();
    private boolean afterError;

    public EventReader(Consumer<LogEvent> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(LogLine line) {
        if (openView.isPresent()) {
            if (line.isBare() && !openView.get().add(line.text())) {
                return;
            }
            sink.accept(openView.get().finish());
            openView = Optional.empty();
            if (line.isBare()) {
                return;
            }
        }
        event(line).ifPresent(sink);
        afterError = line.level() == LogLevel.ERROR || (afterError && line.isBare() && line.isIndented());
    }

    /** Hands on what the end of the log left unfinished. */
    public void end() {
        openView.ifPresent(view -> sink.accept(view.finish()));
        openView = Optional.empty();
    }

    private Optional<LogEvent> event(LogLine line) {
        if (line.text().isEmpty() || (line.isBare() && line.text().length() > LONGEST_BARE)) {
            return Optional.empty();
        }
        if (afterError && line.isBare() && line.isIndented()) {
            return Optional.of(new ErrorContinued(line));
        }
        String message = SourcePlace.without(line.message());
        if (message.startsWith("view(")) {
            return view(line, message);
        }
        Optional<LogEvent> event = RECOGNISERS.recognise(line, message);
        return event.isEmpty() && line.level() == LogLevel.ERROR ? Optional.of(new ErrorReported(line)) : event;
    }

    private Optional<LogEvent> view(LogLine line, String message) {
        if (message.startsWith("view((empty))")) {
            return Optional.of(new ViewChanged(line, ViewKind.EMPTY, "", List.of(), List.of()));
        }
        String id = Phrase.between(message, "view_id(", ")").orElse("");
        OpenView view = new OpenView(line, id);
        if (message.endsWith("})")) {
            // Copied from a page that joins lines: the whole block stands in one.
            Phrase.between(message, "memb {", "}").ifPresent(members -> view.addAll(members));
            return Optional.of(view.finish());
        }
        openView = Optional.of(view);
        return Optional.empty();
    }

    /** The lines of a view's block until its closing brace. */
    private static final class OpenView {

        private final LogLine line;
        private final String id;
        private final List<String> members = new ArrayList<>();
        private final List<String> partitioned = new ArrayList<>();
        private List<String> section = members;

        OpenView(LogLine line, String id) {
            this.line = line;
            this.id = id;
        }

        /** Takes one more line; true if the block ends with it. */
        boolean add(String text) {
            if (text.startsWith("})")) {
                return true;
            }
            if (text.startsWith("} partitioned")) {
                section = partitioned;
            } else if (text.startsWith("}")) {
                // "joined" and "left" name nodes that "memb" or an earlier view names as well.
                section = new ArrayList<>();
            } else if (section.size() < MOST_MEMBERS && !text.isEmpty()) {
                int comma = text.indexOf(',');
                section.add(comma < 0 ? text : text.substring(0, comma));
            }
            return false;
        }

        void addAll(String joined) {
            for (String member : joined.strip().split("\\s+", -1)) {
                add(member);
            }
        }

        ViewChanged finish() {
            ViewKind kind = id.startsWith("PRIM") ? ViewKind.PRIMARY : ViewKind.NON_PRIMARY;
            return new ViewChanged(line, kind, id, List.copyOf(members), List.copyOf(partitioned));
        }
    }
}
