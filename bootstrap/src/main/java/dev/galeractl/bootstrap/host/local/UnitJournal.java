package dev.galeractl.bootstrap.host.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** What a systemd unit wrote to the journal, from its oldest line on. Only reads. */
public final class UnitJournal implements AutoCloseable {
    private final Process process;

    private UnitJournal(Process process) {
        this.process = process;
    }

    /**
     * Begins to read.
     *
     * @throws IOException if there is no journalctl
     */
    public static UnitJournal open(String unit) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                List.of("journalctl", "--unit=" + unit, "--output=short-iso", "--no-pager", "--quiet"));
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new UnitJournal(builder.start());
    }

    /** Its text. */
    public InputStream text() {
        return process.getInputStream();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
