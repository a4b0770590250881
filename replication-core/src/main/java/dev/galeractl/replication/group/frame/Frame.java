package dev.galeractl.replication.group.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * One frame on a connection between members of a group: a header of eight bytes and a message.
 *
 * <p>The header is a little-endian word (length in bits 0–23, bit 24 for CRC-32, bit 25 for CRC-32C, version 0 in bits 28–31) and the checksum of the
 * length, as four little-endian bytes, and the message. Seen on Galera 26.4.23.
 */
public final class Frame {

    /** Bytes before the message. */
    public static final int HEADER_BYTES = 8;

    /** Bytes of the longest message that a node accepts. */
    public static final int LONGEST_MESSAGE = 32768;

    private static final int LENGTH_BITS = 0x00FF_FFFF;
    private static final int CRC32_BIT = 1 << 24;
    private static final int CRC32C_BIT = 1 << 25;
    private static final int VERSION_SHIFT = 28;
    private static final int UNKNOWN_BITS = 0x0C00_0000;

    private final Checksum checksum;
    private final byte[] message;

    public Frame(Checksum checksum, byte[] message) {
        this.checksum = checksum;
        this.message = message.clone();
    }

    /** The kind of checksum it carries. */
    public Checksum checksum() {
        return checksum;
    }

    /** The bytes of the message. */
    public byte[] message() {
        return message.clone();
    }

    /**
     * Decodes the frame that begins where the buffer stands, and moves the buffer behind it.
     *
     * @return empty if the bytes are a good beginning, but not yet all; the buffer stays where it was
     * @throws FrameProblem as soon as the bytes cannot become a frame
     */
    public static Optional<Frame> decode(ByteBuffer buffer) throws FrameProblem {
        ByteBuffer bytes = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int word = bytes.getInt();
        int length = length(word);
        if (bytes.remaining() < Integer.BYTES + length) {
            return Optional.empty();
        }
        int sum = bytes.getInt();
        byte[] message = new byte[length];
        bytes.get(message);
        Checksum kind = kind(word);
        if (sum != sum(kind, message)) {
            throw new FrameProblem("the checksum is wrong");
        }
        buffer.position(buffer.position() + HEADER_BYTES + length);
        return Optional.of(new Frame(kind, message));
    }

    private static int length(int word) throws FrameProblem {
        if (word >>> VERSION_SHIFT != 0) {
            throw new FrameProblem("the frame's version is " + (word >>> VERSION_SHIFT) + " instead of 0");
        }
        if ((word & UNKNOWN_BITS) != 0) {
            throw new FrameProblem("the frame's header has unknown flags");
        }
        int length = word & LENGTH_BITS;
        if (length > LONGEST_MESSAGE) {
            throw new FrameProblem("the frame's length is " + length + ", more than any node accepts");
        }
        return length;
    }

    /** If both bits are set, a receiver checks the younger kind. */
    private static Checksum kind(int word) {
        if ((word & CRC32C_BIT) != 0) {
            return Checksum.CRC32C;
        }
        return (word & CRC32_BIT) != 0 ? Checksum.CRC32 : Checksum.NONE;
    }

    /** The bytes on the wire. */
    public byte[] encode() {
        int flag = switch (checksum) {
            case NONE -> 0;
            case CRC32 -> CRC32_BIT;
            case CRC32C -> CRC32C_BIT;
        };
        return ByteBuffer.allocate(HEADER_BYTES + message.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(message.length | flag)
                .putInt(sum(checksum, message))
                .put(message)
                .array();
    }

    private static int sum(Checksum kind, byte[] message) {
        java.util.zip.Checksum sum = switch (kind) {
            case NONE -> null;
            case CRC32 -> new CRC32();
            case CRC32C -> new CRC32C();
        };
        if (sum == null) {
            return 0;
        }
        sum.update(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(message.length)
                .array());
        sum.update(message);
        return (int) sum.getValue();
    }
}
