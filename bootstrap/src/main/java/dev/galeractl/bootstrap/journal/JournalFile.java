package dev.galeractl.bootstrap.journal;

import dev.galeractl.bootstrap.execute.RunLog;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.bootstrap.plan.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        // A thread that is interrupted would find its channel closed; the journal's line matters more than the
        // interrupt.
        boolean interrupted = Thread.interrupted();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long end = channel.size();
                String start = end > 0 && !endsWithNewline(channel, end) ? "\n" : "";
                ByteBuffer bytes = ByteBuffer.wrap((start + line).getBytes(StandardCharsets.UTF_8));
                channel.position(end);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + file + " cannot be written", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean endsWithNewline(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0) == '\n';
    }
}
