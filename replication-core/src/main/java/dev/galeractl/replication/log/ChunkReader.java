package dev.galeractl.replication.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/**
 * Reads a log of any size in chunks that are worked on in parallel and taken in order.
 *
 * <ol>
 *   <li>A buffer is filled and cut behind its last line end; what is left begins the next buffer. The lines are counted, so that each chunk knows its
 *       first line's number.
 *   <li>Chunks are given to the executor; at most {@code ahead} of them are under way. Whoever reads helps with the oldest one, if nobody works on it yet.
 *   <li>Results are taken in the order of the chunks; then the buffer is used again.
 *   <li>A line that is longer than a buffer is not held: it is decoded piece by piece, in its turn.
 * </ol>
 *
 * <p>What holds: the memory needed does not depend on the log; the taker sees what one thread would see, however the source portions its bytes and
 * however many threads work.
 *
 * @param <T> what is made of a chunk
 */
public final class ChunkReader<T> {

    /** What is done with chunks. */
    public interface Work<T> {

        /** What is to be known of a chunk; called by any thread. */
        T read(LogChunk chunk);

        /** Takes what was read of the next chunk, which is valid until this returns; called by the reading thread, as is the method below. */
        void take(T result);

        /** Takes a piece of a line that is too long for a chunk. */
        void take(LogLine line);
    }

    /**
     * Bytes of a chunk. Large enough that handing it over costs little; small enough that what is made of the chunks under way dies young: with four times
     * the size, collecting garbage took five times as long.
     */
    public static final int SIZE = 128 * 1024;

    private final String name;
    private final Executor executor;
    private final int ahead;
    private final Work<T> work;
    private final int size;

    private final Deque<Pending<T>> pending = new ArrayDeque<>();
    private final Deque<byte[]> free = new ArrayDeque<>();
    private int line = 1;
    private int part;

    /** With the threads that all of the program shares, one less than there are processors. */
    public ChunkReader(String name, Work<T> work) {
        this(name, ForkJoinPool.commonPool(), 2 + 2 * ForkJoinPool.getCommonPoolParallelism(), work);
    }

    /**
     * @param name what evidence will be shown under
     * @param executor where chunks are read
     * @param ahead how many chunks may be under way; with 0 the reading thread does all by itself
     */
    public ChunkReader(String name, Executor executor, int ahead, Work<T> work) {
        this(name, executor, ahead, work, SIZE);
    }

    /** @param size bytes of a chunk; the lines of a larger log that are longer than a chunk are decoded one by one */
    public ChunkReader(String name, Executor executor, int ahead, Work<T> work, int size) {
        this.name = name;
        this.executor = executor;
        this.ahead = ahead;
        this.work = work;
        this.size = size;
    }

    /** Says which piece of its log this file is, see {@link LogLine#part}; the first one unless it is said. */
    public ChunkReader<T> asPart(int number) {
        part = number;
        return this;
    }

    /**
     * Reads to the end; does not close {@code in}.
     *
     * @throws InterruptedIOException if the thread was interrupted while it waited for others
     */
    public void read(InputStream in) throws IOException {
        byte[] buffer = buffer();
        int length = 0;
        boolean ended = false;
        while (!ended) {
            length += in.readNBytes(buffer, length, size - length);
            ended = length < size;
            int cut = ended ? length : behindLastNewline(buffer, length);
            if (cut == 0 && !ended) {
                length = longLine(in, buffer);
                continue;
            }
            byte[] next = buffer();
            System.arraycopy(buffer, cut, next, 0, length - cut);
            hand(buffer, cut);
            buffer = next;
            length -= cut;
        }
        while (!pending.isEmpty()) {
            takeOldest();
        }
    }

    private byte[] buffer() {
        byte[] used = free.poll();
        return used == null ? new byte[size + LineCursor.PADDING] : used;
    }

    private static int behindLastNewline(byte[] buffer, int length) {
        int end = length;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void hand(byte[] buffer, int length) throws IOException {
        buffer[length] = '\n';
        LogChunk chunk = new LogChunk(name, buffer, length, line, part);
        line += Newlines.in(buffer, length);
        Pending<T> next = new Pending<>(new FutureTask<>(() -> work.read(chunk)), chunk);
        pending.add(next);
        if (ahead > 0) {
            executor.execute(next.task());
        }
        while (pending.size() > ahead) {
            takeOldest();
        }
    }

    private void takeOldest() throws IOException {
        Pending<T> oldest = pending.element();
        for (Pending<T> unread : pending) {
            if (oldest.task().isDone()) {
                break;
            }
            // Does nothing if another thread has begun.
            unread.task().run();
        }
        work.take(result(oldest.task()));
        pending.remove();
        free.add(oldest.chunk().bytes());
    }

    private T result(FutureTask<T> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while reading " + name).initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }

    /** Decodes the line that fills the buffer and goes on; leaves what follows it in the buffer, and returns how many bytes that is. */
    private int longLine(InputStream in, byte[] buffer) throws IOException {
        while (!pending.isEmpty()) {
            takeOldest();
        }
        LineDecoder decoder = new LineDecoder(name, line, one -> work.take(one.inPart(part)));
        int length = size;
        int newline = -1;
        while (newline < 0 && length > 0) {
            decoder.add(buffer, 0, length);
            length = in.readNBytes(buffer, 0, size);
            newline = firstNewline(buffer, length);
        }
        decoder.add(buffer, 0, Math.max(newline, 0));
        decoder.endLine();
        line++;
        int rest = length - newline - 1;
        if (length > 0) {
            System.arraycopy(buffer, newline + 1, buffer, 0, rest);
        }
        return length == 0 ? 0 : rest;
    }

    private static int firstNewline(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private record Pending<T>(FutureTask<T> task, LogChunk chunk) {}
}
