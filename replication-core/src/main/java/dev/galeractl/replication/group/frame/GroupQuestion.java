package dev.galeractl.replication.group.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The only thing that galeractl ever says to a member of a group: "is this your group's name?", once, in answer to its greeting.
 *
 * <p>It is the reply of a joining node with an <em>empty</em> address. A member compares the name first and then cannot use the address, so whatever it answers it
 * hangs up, and no connection is ever established. Seen on mariadbd and garbd of Galera 26.4.23, both answers.
 *
 * <p>Nothing but the name, the identity of who asks and the peer's own number of the connection can differ from one question to another. There is no way to give it an
 * address, another type or bytes of one's own, and there must never be one: other messages take members out of their cluster.
 */
public final class GroupQuestion {
    private static final byte VERSION = 0;
    private static final byte TYPE = 2;
    /** An identity of the connection, an address and a group's name follow. */
    private static final byte FLAGS = 0x15;

    private static final byte SEGMENT = 0;
    private static final int ADDRESS_BYTES = 64;
    private static final int MESSAGE_BYTES = 132;

    private final Handshake greeting;
    private final GroupName group;
    private final ProbeIdentity identity;

    private GroupQuestion(Handshake greeting, GroupName group, ProbeIdentity identity) {
        this.greeting = greeting;
        this.group = group;
        this.identity = identity;
    }

    /** The question in answer to this greeting; good for the connection on which it came, once. */
    public static GroupQuestion inReplyTo(Handshake greeting, GroupName group) {
        return inReplyTo(greeting, group, ProbeIdentity.fresh());
    }

    static GroupQuestion inReplyTo(Handshake greeting, GroupName group, ProbeIdentity identity) {
        return new GroupQuestion(greeting, group, identity);
    }

    /** The frame on the wire, 140 bytes. */
    public byte[] bytes() {
        ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);
        message.put(VERSION).put(TYPE).put(FLAGS).put(SEGMENT);
        message.putLong(identity.uuid().getMostSignificantBits())
                .putLong(identity.uuid().getLeastSignificantBits());
        message.putLong(greeting.connection().getMostSignificantBits())
                .putLong(greeting.connection().getLeastSignificantBits());
        message.put(new byte[ADDRESS_BYTES]);
        message.put(group.bytes());
        byte[] filled = message.array();
        return ByteBuffer.allocate(Frame.HEADER_BYTES + MESSAGE_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MESSAGE_BYTES | Checksum.CRC32C.flag())
                .putInt(Checksum.CRC32C.over(filled))
                .put(filled)
                .array();
    }
}
