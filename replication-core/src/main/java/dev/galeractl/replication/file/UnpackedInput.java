package dev.galeractl.replication.file;

import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.InputProblem.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The text of a file or stream, unpacked. Where the file is damaged or cut the text ends, and {@link #damage} says so: what stands before is as good
 * as it was, and is what somebody has.
 */
final class UnpackedInput extends InputStream {
    private static final int SAMPLE = 64 * 1024;

    private final InputStream text;
    private final boolean byteByByte;
    private final byte[] head;

    /** Bytes of zero before the head: a log that was emptied while its server wrote on begins with a hole of any size. */
    private long hole;

    private long holeRead;
    private int headRead;
    private long position;
    private Optional<String> damage = Optional.empty();

    private UnpackedInput(String name, InputStream raw) throws IOException {
        byte[] start = raw.readNBytes(SAMPLE);
        Compression compression = Compression.of(start);
        InputStream whole = new Prefixed(start, raw);
        // Its library loses what it unpacked before a damage unless it is asked for each byte.
        byteByByte = compression == Compression.BZIP2;
        if (compression == Compression.NONE) {
            text = raw;
            head = behindHole(start);
        } else {
            text = unpack(compression, whole);
            head = behindHole(firstBytes());
        }
        if (TextFiles.isBinary(head) || (head.length == 0 && hole > 0)) {
            throw new InputProblem(Kind.BINARY, name, name + " is a binary file, not a text.");
        }
    }

    /**
     * The text of {@code raw}. Takes the stream over, and closes it when it is closed itself.
     *
     * @throws InputProblem if it is a binary
     */
    static UnpackedInput of(String name, InputStream raw) throws IOException {
        return new UnpackedInput(name, raw);
    }

    /** The first bytes of the text, up to 64 KiB; they will be read again. */
    byte[] head() {
        return head;
    }

    /** What was wrong with the file, once its text has been read to the end; empty if nothing. */
    Optional<String> damage() {
        return damage;
    }

    /** How many bytes of text were read. */
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (holeRead < hole) {
            int count = (int) Math.min(length, hole - holeRead);
            Arrays.fill(into, offset, offset + count, (byte) 0);
            holeRead += count;
            position += count;
            return count;
        }
        if (headRead < head.length) {
            int count = Math.min(length, head.length - headRead);
            System.arraycopy(head, headRead, into, offset, count);
            headRead += count;
            position += count;
            return count;
        }
        int got = readText(into, offset, length);
        position += Math.max(0, got);
        return got;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private InputStream unpack(Compression compression, InputStream packed) {
        try {
            return compression.unpack(packed);
        } catch (IOException | RuntimeException e) {
            damage = Optional.of(reason(e));
            return packed;
        }
    }

    /** The first bytes that are more than zeros, of which the text may have a million first. */
    private byte[] behindHole(byte[] first) {
        byte[] bytes = first;
        while (bytes.length > 0 && isZeros(bytes)) {
            hole += bytes.length;
            bytes = firstBytes();
        }
        return bytes;
    }

    private static boolean isZeros(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] firstBytes() {
        byte[] bytes = new byte[SAMPLE];
        int filled = 0;
        while (filled < SAMPLE) {
            int got = readText(bytes, filled, SAMPLE - filled);
            if (got < 0) {
                break;
            }
            filled += got;
        }
        return Arrays.copyOf(bytes, filled);
    }

    private int readText(byte[] into, int offset, int length) {
        if (damage.isPresent()) {
            return -1;
        }
        int count = 0;
        try {
            if (!byteByByte) {
                return text.read(into, offset, length);
            }
            for (int b = text.read(); b >= 0; b = text.read()) {
                into[offset + count++] = (byte) b;
                if (count == length) {
                    break;
                }
            }
        } catch (IOException | RuntimeException e) {
            damage = Optional.of(reason(e));
        }
        return count == 0 ? -1 : count;
    }

    private static String reason(Exception e) {
        String said = e.getMessage();
        return said == null || said.isBlank()
                ? e instanceof EOFException
                        ? "the file ends in the middle of the packed data"
                        : e.getClass().getSimpleName()
                : said;
    }

    /** Bytes that were read already, and the rest. */
    private static final class Prefixed extends InputStream {
        private final byte[] prefix;
        private final InputStream rest;
        private int at;

        Prefixed(byte[] prefix, InputStream rest) {
            this.prefix = prefix;
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            return at < prefix.length ? prefix[at++] & 0xff : rest.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == prefix.length) {
                return rest.read(into, offset, length);
            }
            int count = Math.min(length, prefix.length - at);
            System.arraycopy(prefix, at, into, offset, count);
            at += count;
            return count;
        }

        @Override
        public void close() throws IOException {
            rest.close();
        }
    }
}
