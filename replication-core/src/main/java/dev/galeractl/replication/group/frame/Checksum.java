package dev.galeractl.replication.group.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksum on a frame of the group communication; chosen by the sender. */
public enum Checksum {
    NONE(0),
    CRC32(1 << 24),
    CRC32C(1 << 25);

    private final int flag;

    Checksum(int flag) {
        this.flag = flag;
    }

    /** The bit that says so in a frame's first word. */
    int flag() {
        return flag;
    }

    /** The kind that a frame's first word names. If it names both, a receiver checks the younger. */
    static Checksum of(int word) {
        if ((word & CRC32C.flag) != 0) {
            return CRC32C;
        }
        return (word & CRC32.flag) != 0 ? CRC32 : NONE;
    }

    /** The sum of the message's length, as four little-endian bytes, and the message. */
    int over(byte[] message) {
        java.util.zip.Checksum sum = switch (this) {
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
