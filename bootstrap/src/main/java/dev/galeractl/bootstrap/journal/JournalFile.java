package dev.galeractl.bootstrap.journal;

import dev.galeractl.bootstrap.execute.RunLog;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A journal on the disk, only ever appended to; each line is forced to the disk before the call returns. */
final class JournalFile implements RunLog {
    private final Path file;
    private final String subject;
    private final Clock clock;

    JournalFile(Path file, String subject, Clock clock) {
        this.file = file;
        this.subject = subject;
        this.clock = clock;
    }

    @Override
    public void opened(Plan plan) {
        append(JournalLines.opened(clock.instant(), plan, subject));
    }

    @Override
    public void begun(int index, Step step) {
        append(JournalLines.begun(clock.instant(), index, step));
    }

    @Override
    public void ended(int index, Step step, Map<String, String> facts) {
        append(JournalLines.ended(clock.instant(), index, step, facts));
    }

    @Override
    public void stopped(int index, Step step, String reason, Map<String, String> facts) {
        append(JournalLines.stopped(clock.instant(), index, step, reason, facts));
    }

    @Override
    public void finished() {
        append(JournalLines.finished(clock.instant()));
    }

    @Override
    public Path file() {
        return file;
    }

    private void append(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // A channel is closed when its thread is interrupted, a file is not: the line matters more than the
            // interrupt.
            try (RandomAccessFile journal = new RandomAccessFile(file.toFile(), "rw")) {
                long end = journal.length();
                String start = end > 0 && !endsWithNewline(journal, end) ? "\n" : "";
                journal.seek(end);
                journal.write((start + line).getBytes(StandardCharsets.UTF_8));
                journal.getFD().sync();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be written", e);
        }
    }

    private static boolean endsWithNewline(RandomAccessFile journal, long end) throws IOException {
        journal.seek(end - 1);
        return journal.read() == '\n';
    }
}
