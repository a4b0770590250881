package dev.galeractl.replication.group.frame;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The first message on a connection, sent by the side that accepted it: who it is. It needs no answer.
 *
 * <p>Layout: version 0, type 1, flags 0x10, segment, source UUID (16 bytes in printing order), handshake UUID. Seen on Galera 26.4.23.
 *
 * @param segment of the sender, 0–255
 * @param source the sender's identity in the group
 * @param connection a UUID made for this connection alone
 */
public record Handshake(int segment, UUID source, UUID connection) {

    private static final int VERSION = 0;
    private static final int TYPE = 1;
    private static final int FLAGS = 0x10;
    private static final int BYTES = 36;

    /** Decodes the message of a frame. */
    public static Handshake decode(byte[] message) throws FrameProblem {
        if (message.length < 2) {
            throw new FrameProblem("the message is too short");
        }
        ByteBuffer bytes = ByteBuffer.wrap(message);
        int version = Byte.toUnsignedInt(bytes.get());
        int type = Byte.toUnsignedInt(bytes.get());
        if (version != VERSION) {
            throw new FrameProblem("the message's version is " + version + " instead of 0");
        }
        if (type != TYPE) {
            throw new FrameProblem("the message's type is " + type + " instead of a greeting");
        }
        if (message.length != BYTES || Byte.toUnsignedInt(bytes.get()) != FLAGS) {
            throw new FrameProblem("the greeting has not the form that is known");
        }
        int segment = Byte.toUnsignedInt(bytes.get());
        return new Handshake(segment, uuid(bytes), uuid(bytes));
    }

    /** The bytes of the message. */
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put((byte) VERSION).put((byte) TYPE).put((byte) FLAGS).put((byte) segment);
        for (UUID uuid : new UUID[] {source, connection}) {
            bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        }
        return bytes.array();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
