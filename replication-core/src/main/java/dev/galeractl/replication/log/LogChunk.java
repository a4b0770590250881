package dev.galeractl.replication.log;

import java.util.function.Consumer;

/**
 * Whole lines of a log, as bytes, and where they stand in it. It is valid until whoever handed it out takes it back; what is decoded from it may be kept.
 */
public final class LogChunk {

    private final String file;
    private final byte[] bytes;
    private final int length;
    private final int firstLine;
    private final int part;

    /** @param bytes has {@link LineCursor#PADDING} bytes behind {@code length}, the first of them a newline */
    LogChunk(String file, byte[] bytes, int length, int firstLine) {
        this(file, bytes, length, firstLine, 0);
    }

    /** @param part which piece of its log the file is, see {@link LogLine#part} */
    LogChunk(String file, byte[] bytes, int length, int firstLine, int part) {
        this.file = file;
        this.bytes = bytes;
        this.length = length;
        this.firstLine = firstLine;
        this.part = part;
    }

    /** A cursor before the first line. */
    public LineCursor lines() {
        return new LineCursor(bytes, length, firstLine);
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes it has. */
    public int length() {
        return length;
    }

    /** Hands the logical lines of the one that a cursor of this chunk is at to {@code sink}. */
    public void decode(LineCursor cursor, Consumer<LogLine> sink) {
        if (cursor.isPlain()) {
            sink.accept(cursor.line(file, part));
        } else {
            decode(cursor.start(), cursor.end(), cursor.number(), sink);
        }
    }

    /** As above, of a line that a cursor has been at. */
    public void decode(int start, int end, int number, Consumer<LogLine> sink) {
        LineDecoder decoder = new LineDecoder(file, number, line -> sink.accept(line.inPart(part)));
        decoder.add(bytes, start, end);
        decoder.endLine();
    }
}
