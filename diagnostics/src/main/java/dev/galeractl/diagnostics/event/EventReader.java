package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.PlainError.ErrorContinued;
import dev.galeractl.diagnostics.event.PlainError.ErrorReported;
import dev.galeractl.diagnostics.message.SourcePlace;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns the lines of one log, given in order, into events. It holds one unfinished block at most, never the log. */
public final class EventReader implements Consumer<LogLine> {

    /** No line without a head that we know is nearly as long; dumps of data are. */
    private static final int LONGEST_BARE = 4096;

    private static final Recognisers RECOGNISERS = new Recognisers();

    private final Consumer<LogEvent> sink;
    private Optional<OpenBlock> openBlock = Optional.empty();
    private boolean afterError;

    public EventReader(Consumer<LogEvent> sink) {
        this.sink = sink;
    }

    @Override
    public void accept(LogLine line) {
        accept(line, alone(line));
    }

    /**
     * Takes the next line.
     *
     * @param alone what {@link #alone} says of it; that may have been found out elsewhere
     * @return whether it is understood: it makes an event, other than that it is an error, or is part of one
     */
    public boolean accept(LogLine line, Alone alone) {
        if (openBlock.isPresent() && takes(openBlock.get(), line)) {
            return true;
        }
        boolean understood = read(line, alone);
        afterError = line.level() == LogLevel.ERROR || (afterError && line.isBare() && line.isIndented());
        return understood;
    }

    /** Takes note that lines stood here that make no event alone. The first of them is not bare, so they end what was open. */
    public void passOver() {
        openBlock.ifPresent(this::close);
        afterError = false;
    }

    /** Hands on what the end of the log left unfinished. */
    public void end() {
        openBlock.ifPresent(this::close);
    }

    /** Whether the line belongs to the block and says nothing else; the block is closed if it ends with the line, or before it. */
    private boolean takes(OpenBlock block, LogLine line) {
        OpenBlock.Step step = line.isBare() ? block.add(line.text()) : OpenBlock.Step.NOT_TAKEN;
        if (step != OpenBlock.Step.TAKEN) {
            close(block);
        }
        return step != OpenBlock.Step.NOT_TAKEN;
    }

    private void close(OpenBlock block) {
        openBlock = Optional.empty();
        block.finish().forEach(sink);
    }

    private boolean read(LogLine line, Alone alone) {
        if (isSilent(line)) {
            return false;
        }
        if (afterError && line.isBare() && line.isIndented()) {
            sink.accept(new ErrorContinued(line));
            return true;
        }
        if (alone.mayBegin()) {
            openBlock = Blocks.beginning(line, message(line));
            if (openBlock.isPresent()) {
                return true;
            }
        }
        alone.event().ifPresent(sink);
        return alone.event().filter(event -> !(event instanceof ErrorReported)).isPresent();
    }

    /**
     * What a line says where the lines above it do not give it another meaning.
     *
     * @param event the event it makes by itself
     * @param mayBegin whether it may begin a block
     */
    public record Alone(Optional<LogEvent> event, boolean mayBegin) {
        private static final Alone NOTHING = new Alone(Optional.empty(), false);
    }

    /** What a line says by itself. */
    public static Alone alone(LogLine line) {
        return alone(line, RECOGNISERS::recognise);
    }

    /** As above, for the line whose message was asked about last. */
    static Alone alone(LogLine line, Recognisers.Asking asked) {
        return alone(line, asked::recognise);
    }

    private static Alone alone(LogLine line, Recogniser all) {
        if (isSilent(line)) {
            return Alone.NOTHING;
        }
        String message = message(line);
        boolean mayBegin = Blocks.mayBegin(message);
        Optional<LogEvent> view = mayBegin ? GroupView.inOneLine(line, message) : Optional.empty();
        Optional<LogEvent> event = view.isPresent() ? view : all.recognise(line, message);
        boolean plainError = event.isEmpty() && line.level() == LogLevel.ERROR;
        return new Alone(plainError ? Optional.of(new ErrorReported(line)) : event, mayBegin);
    }

    /** Tells, on bytes, of which messages {@link #alone} makes nothing, unless at level ERROR. Each thread needs its own. */
    static Recognisers.Asking asking() {
        return RECOGNISERS.new Asking();
    }

    private static boolean isSilent(LogLine line) {
        return line.text().isEmpty() || (line.isBare() && line.text().length() > LONGEST_BARE);
    }

    private static String message(LogLine line) {
        return SourcePlace.without(line.message());
    }
}
