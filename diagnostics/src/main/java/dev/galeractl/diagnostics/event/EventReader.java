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
        if (openBlock.isPresent() && takes(openBlock.get(), line)) {
            return;
        }
        read(line);
        afterError = line.level() == LogLevel.ERROR || (afterError && line.isBare() && line.isIndented());
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

    private void read(LogLine line) {
        if (line.text().isEmpty() || (line.isBare() && line.text().length() > LONGEST_BARE)) {
            return;
        }
        if (afterError && line.isBare() && line.isIndented()) {
            sink.accept(new ErrorContinued(line));
            return;
        }
        String message = SourcePlace.without(line.message());
        openBlock = Blocks.beginning(line, message);
        if (openBlock.isEmpty()) {
            event(line, message).ifPresent(sink);
        }
    }

    private static Optional<LogEvent> event(LogLine line, String message) {
        Optional<LogEvent> event = Blocks.viewInOneLine(line, message).or(() -> RECOGNISERS.recognise(line, message));
        return event.isEmpty() && line.level() == LogLevel.ERROR ? Optional.of(new ErrorReported(line)) : event;
    }
}
