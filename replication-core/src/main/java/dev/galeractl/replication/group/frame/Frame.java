package dev.galeractl.replication.group.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * One frame that a peer sent: a header of eight bytes and a message. Frames are only read: what galeractl sends is {@link GroupQuestion}, and nothing else.
 *
 * <p>The header is a little-endian word (length in bits 0–23, the {@link Checksum}'s flag, version 0 in bits 28–31) and the checksum. Seen on Galera 26.4.23.
 */
public final class Frame {

    /** Bytes before the message. */
    public static final int HEADER_BYTES = 8;

    /** Bytes of the longest message that can be an answer to a probe: a refusal. A longer one is not read. */
    public static final int LONGEST_MESSAGE = Refusal.BYTES;

    /** Every message has a head: version, type, flags, segment and source. */
    private static final int SHORTEST_MESSAGE = 20;

    private static final int LENGTH_BITS = 0x00FF_FFFF;
    private static final int VERSION_SHIFT = 28;
    private static final int UNKNOWN_BITS = 0x0C00_0000;

    private final Checksum checksum;
    private final byte[] message;

    private Frame(Checksum checksum, byte[] message) {
        this.checksum = checksum;
        this.message = message;
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
        Checksum kind = Checksum.of(word);
        if (bytes.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int sum = bytes.getInt();
        if (kind == Checksum.NONE && sum != 0) {
            throw new FrameProblem("there is a checksum, and no word of its kind");
        }
        if (bytes.remaining() < length) {
            return Optional.empty();
        }
        byte[] message = new byte[length];
        bytes.get(message);
        if (sum != kind.over(message)) {
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
            throw new FrameProblem("the frame's length is " + length + ", more than a greeting or a refusal has");
        }
        if (length < SHORTEST_MESSAGE) {
            throw new FrameProblem("the frame's length is " + length + ", less than any message has");
        }
        return length;
    }
}
