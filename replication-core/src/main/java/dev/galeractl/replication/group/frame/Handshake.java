package dev.galeractl.replication.group.frame;

import java.util.UUID;

/**
 * The first message on a connection, sent by the side that accepted it: who it is. It needs no answer, and galeractl never sends one.
 *
 * <p>Layout: version 0, type 1, flags 0x10, segment, source UUID (16 bytes in printing order), handshake UUID. Seen on Galera 26.4.23.
 *
 * @param segment of the sender, 0–255
 * @param source the sender's identity in the group
 * @param connection a UUID made for this connection alone
 */
public record Handshake(int segment, UUID source, UUID connection) {

    private static final int TYPE = 1;
    private static final int FLAGS = 0x10;
    private static final int BYTES = 36;

    /** Decodes the message of a frame. */
    public static Handshake decode(byte[] message) throws FrameProblem {
        MessageBytes bytes = MessageBytes.of(message, TYPE, FLAGS, BYTES, "greeting");
        return new Handshake(bytes.unsignedByte(), bytes.uuid(), bytes.uuid());
    }
}
