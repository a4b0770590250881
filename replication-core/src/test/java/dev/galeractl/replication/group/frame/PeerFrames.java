package dev.galeractl.replication.group.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** What a peer would send, for listeners of tests. The program itself can make nothing of it. */
public final class PeerFrames {
    private PeerFrames() {}

    public static byte[] greeting(int segment, UUID source, UUID connection) {
        return frame(Checksum.CRC32C, message(1, 0x10, segment, source, uuid(connection)));
    }

    public static byte[] refusal(UUID source, String text) {
        return frame(
                Checksum.CRC32C, message(4, 0x04, 0, source, Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 64)));
    }

    static byte[] message(int type, int flags, int segment, UUID source, byte[] rest) {
        return ByteBuffer.allocate(20 + rest.length)
                .put(new byte[] {0, (byte) type, (byte) flags, (byte) segment})
                .put(uuid(source))
                .put(rest)
                .array();
    }

    public static byte[] frame(Checksum checksum, byte[] message) {
        return ByteBuffer.allocate(Frame.HEADER_BYTES + message.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(message.length | checksum.flag())
                .putInt(checksum.over(message))
                .put(message)
                .array();
    }

    private static byte[] uuid(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
