package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogLineParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Follows what a systemd unit writes to the journal, from now on. */
final class JournalLogFollower implements LogFollower {

    private final Process journal;
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final String name;
    private int line;

    private JournalLogFollower(Process journal, String unit) {
        this.journal = journal;
        this.name = "journal of " + unit;
    }

    static JournalLogFollower of(String unit) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("journalctl", "--unit=" + unit, "--follow", "--lines=0", "--output=cat", "--quiet");
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        JournalLogFollower follower = new JournalLogFollower(builder.start(), unit);
        Thread reader = new Thread(follower::listen, follower.name);
        reader.setDaemon(true);
        reader.start();
        return follower;
    }

    private void listen() {
        try (BufferedReader reader = journal.inputReader(StandardCharsets.UTF_8)) {
            for (String next = reader.readLine(); next != null; next = reader.readLine()) {
                heard.add(next);
            }
        } catch (IOException ended) {
            return;
        }
    }

    @Override
    public List<LogLine> poll(boolean all) {
        List<LogLine> lines = new ArrayList<>();
        for (String next = heard.poll(); next != null; next = heard.poll()) {
            lines.addAll(LogLineParser.split(name, ++line, next));
        }
        return lines;
    }

    @Override
    public void close() {
        journal.destroy();
    }
}
