package dev.galeractl.cli.action;

import dev.galeractl.cli.terminal.ReadingProgress;
import dev.galeractl.diagnostics.event.PassageIntake;
import dev.galeractl.replication.file.LogDesk;
import dev.galeractl.replication.log.ChunkReader;
import dev.galeractl.replication.log.LogLine;
import java.io.IOException;
import java.io.InputStream;

/** Hands a log on: a plain file in chunks, which several threads read, anything else line by line. */
record IntakeSlot(PassageIntake intake, ReadingProgress progress) implements LogDesk.Slot {

    @Override
    public void accept(LogLine line) {
        progress.line(line.file());
        intake.accept(line);
    }

    @Override
    public void file(String name, int part, InputStream text) throws IOException {
        new ChunkReader<>(name, intake).asPart(part).read(progress.counted(name, text));
    }
}
