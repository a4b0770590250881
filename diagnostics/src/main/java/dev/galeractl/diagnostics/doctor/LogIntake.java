package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.event.Passage;
import dev.galeractl.diagnostics.event.PassageReader;
import dev.galeractl.diagnostics.start.StartAssembler;
import dev.galeractl.replication.log.ChunkReader;
import dev.galeractl.replication.log.LogChunk;
import dev.galeractl.replication.log.LogLine;
import java.util.function.Consumer;

/** Takes one log, to its end and in order: line by line, or in chunks of which it has only those lines decoded that may matter. Both give the same. */
public final class LogIntake implements ChunkReader.Work<Passage>, Consumer<LogLine> {

    private final PassageReader reader;
    private final StartAssembler assembler;

    LogIntake(PassageReader reader, StartAssembler assembler) {
        this.reader = reader;
        this.assembler = assembler;
    }

    @Override
    public Passage read(LogChunk chunk) {
        return reader.read(chunk);
    }

    @Override
    public void take(Passage passage) {
        assembler.accept(passage);
    }

    @Override
    public void take(LogLine line) {
        assembler.accept(line);
    }

    @Override
    public void accept(LogLine line) {
        assembler.accept(line);
    }
}
