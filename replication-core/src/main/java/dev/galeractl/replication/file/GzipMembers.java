package dev.galeractl.replication.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip, one member after the other, as logs that were appended to are written. The JDK's own stream ends without a word where a further
 * member is damaged or not yet there to be seen; this one fails instead, and hands on everything before the damage first.
 */
final class GzipMembers extends InputStream {
    private static final int BUFFER = 64 * 1024;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean inMember;
    private boolean ended;

    GzipMembers(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (!inMember && !beginMember()) {
                return -1;
            }
            int got = inflate(into, offset, length);
            if (got > 0) {
                crc.update(into, offset, got);
                return got;
            }
            if (inflater.finished()) {
                endMember();
            } else if (!fill()) {
                throw new EOFException("the file ends in the middle of the packed data");
            } else {
                inflater.setInput(buffer, from, to - from);
            }
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException("damaged packed data: " + e.getMessage());
        }
    }

    /** False at the end of the file; bytes of zero behind the last member, which tapes and disks leave, are no member. */
    private boolean beginMember() throws IOException {
        int first = ended ? -1 : next();
        while (first == 0) {
            first = next();
        }
        if (first < 0) {
            ended = true;
            return false;
        }
        if (first != 0x1f || need() != 0x8b || need() != 8) {
            throw new ZipException("something that is not gzip follows the packed data");
        }
        int flags = need();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(need() | need() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_CRC) != 0) {
            skip(2);
        }
        inflater.reset();
        crc.reset();
        inflater.setInput(buffer, from, to - from);
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        from = to - inflater.getRemaining();
        long sum = four();
        long size = four();
        inMember = false;
        if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("the checksum does not match: what was unpacked may be wrong");
        }
    }

    private long four() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) need() << shift;
        }
        return value;
    }

    private void skipText() throws IOException {
        int read = need();
        while (read != 0) {
            read = need();
        }
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            need();
        }
    }

    private int need() throws IOException {
        int read = next();
        if (read < 0) {
            throw new EOFException("the file ends in the middle of the packed data");
        }
        return read;
    }

    private int next() throws IOException {
        if (from == to && !fill()) {
            return -1;
        }
        return buffer[from++] & 0xff;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, packed.read(buffer));
        return to > 0;
    }
}
