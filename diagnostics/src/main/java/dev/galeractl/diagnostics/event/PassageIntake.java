package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.ChunkReader;
import dev.galeractl.replication.log.LogChunk;
import dev.galeractl.replication.log.LogLine;
import java.util.function.Consumer;

/** Takes one log, to its end and in order: line by line, or in chunks of which it has only those lines decoded that may matter. Both give the same. */
public abstract class PassageIntake implements ChunkReader.Work<Passage>, Consumer<LogLine> {
    private final PassageReader passages;

    protected PassageIntake(PassageReader passages) {
        this.passages = passages;
    }

    @Override
    public final Passage read(LogChunk chunk) {
        return passages.read(chunk);
    }

    @Override
    public final void take(LogLine line) {
        accept(line);
    }
}
