package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.event.Passage;
import dev.galeractl.diagnostics.event.PassageIntake;
import dev.galeractl.diagnostics.event.PassageReader;
import dev.galeractl.diagnostics.start.StartAssembler;
import dev.galeractl.replication.log.LogLine;

/** Takes one log for the doctor. */
public final class LogIntake extends PassageIntake {

    private final StartAssembler assembler;

    LogIntake(PassageReader reader, StartAssembler assembler) {
        super(reader);
        this.assembler = assembler;
    }

    @Override
    public void take(Passage passage) {
        assembler.accept(passage);
    }

    @Override
    public void accept(LogLine line) {
        assembler.accept(line);
    }
}
