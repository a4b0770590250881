package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** What was heard of a server while it started, as the log that it is. */
public final class HeardWords {
    private HeardWords() {}

    /** Reads the lines as those of a log of that name. */
    public static void read(String name, List<String> lines, Consumer<LogLine> log) {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            LogReader.read(name, new ByteArrayInputStream(text), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
