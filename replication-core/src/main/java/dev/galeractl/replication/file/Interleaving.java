package dev.galeractl.replication.file;

import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.function.Consumer;

/** Puts lines of other files between those of a log, where their times say. */
final class Interleaving implements Consumer<LogLine> {
    private final List<LogLine> beside;
    private final Consumer<LogLine> log;
    private int next;
    private int part;
    private int partOfLog;
    private String file = "";

    /** @param beside in the order of their times, which all of them have if any has */
    Interleaving(List<LogLine> beside, Consumer<LogLine> log) {
        this.beside = beside;
        this.log = log;
    }

    @Override
    public void accept(LogLine line) {
        while (next < beside.size()
                && line.time().isPresent()
                && beside.get(next).time().isPresent()
                && beside.get(next).time().get().compareTo(line.time().get()) < 0) {
            handOn(beside.get(next++), 0);
        }
        handOn(line, line.part());
    }

    /** Hands on what is later than the log's last line. */
    void end() {
        while (next < beside.size()) {
            handOn(beside.get(next++), 0);
        }
    }

    /** Each change of the file begins a new piece of the log. */
    private void handOn(LogLine line, int partOfIts) {
        if (!line.file().equals(file) || partOfIts != partOfLog) {
            part += file.isEmpty() ? 0 : 1;
            file = line.file();
            partOfLog = partOfIts;
        }
        log.accept(line.inPart(part));
    }
}
