package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows a file that may not exist yet, and may be replaced (rotated) or cut while it is followed. */
final class FileLogFollower implements LogFollower {

    private static final int MOST_AT_ONCE = 1 << 20;
    private static final long MOST_SEARCHED = 256L << 20;

    private final Path file;
    private long offset;
    private int line;
    private Optional<Object> identity = Optional.empty();

    FileLogFollower(LogSpan span) {
        this.file = span.file();
        this.offset = span.offset();
        this.line = span.firstLine();
    }

    /** Where the file ends now: what is written from here on belongs to a new start. */
    static LogSpan endOf(Path file) {
        int lines = 1;
        long bytes = 0;
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            while (channel.read(chunk) >= 0) {
                chunk.flip();
                bytes += chunk.limit();
                while (chunk.hasRemaining()) {
                    if (chunk.get() == '\n') {
                        lines++;
                    }
                }
                chunk.clear();
            }
        } catch (IOException absent) {
            return new LogSpan(file, 0, 1);
        }
        return new LogSpan(file, bytes, lines);
    }

    /**
     * Where the words of a running server begin: at its line {@code Starting … as process PID}. Where there is none, or it is further back than is worth
     * reading, the file's end.
     */
    static LogSpan startOf(Path file, long pid) {
        LogSpan end = endOf(file);
        Pattern start = Pattern.compile("(?i)starting .*\\bas process " + pid + "\\b");
        long offset = 0;
        int line = 1;
        LogSpan found = end;
        if (end.offset() > MOST_SEARCHED) {
            return end;
        }
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.write(next);
                if (next == '\n') {
                    if (start.matcher(text.toString(StandardCharsets.ISO_8859_1))
                            .find()) {
                        found = new LogSpan(file, offset, line);
                    }
                    offset += text.size();
                    line++;
                    text.reset();
                }
            }
        } catch (IOException absent) {
            return end;
        }
        return found;
    }

    @Override
    public List<LogLine> poll(boolean all) {
        List<LogLine> lines = new ArrayList<>();
        try {
            noticeReplacement();
            for (byte[] chunk = next(all); chunk.length > 0; chunk = next(all)) {
                add(chunk, lines);
            }
        } catch (IOException absent) {
            return lines;
        }
        return lines;
    }

    private void noticeReplacement() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Optional<Object> now = Optional.ofNullable(attributes.fileKey());
        boolean replaced = identity.isPresent() && !identity.equals(now);
        if (replaced || attributes.size() < offset) {
            offset = 0;
            line = 1;
        }
        identity = now;
    }

    /** Whole lines, or a piece of a line that is longer than anything reasonable. */
    private byte[] next(boolean all) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(offset);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MOST_AT_ONCE, Math.max(0, channel.size() - offset)));
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer);
            }
            int end = buffer.position();
            if (!all && end < MOST_AT_ONCE) {
                while (end > 0 && buffer.get(end - 1) != '\n') {
                    end--;
                }
            }
            return Arrays.copyOf(buffer.array(), end);
        }
    }

    private void add(byte[] chunk, List<LogLine> lines) throws IOException {
        int base = line - 1;
        LogReader.read(file.toString(), new ByteArrayInputStream(chunk), read -> lines.add(read.movedDown(base)));
        for (byte each : chunk) {
            if (each == '\n') {
                line++;
            }
        }
        offset += chunk.length;
    }
}
