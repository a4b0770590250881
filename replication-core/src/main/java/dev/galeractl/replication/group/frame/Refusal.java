package dev.galeractl.replication.group.frame;

import java.util.UUID;

/**
 * A peer's last message before it hangs up: why it does not let the other side in. Galeractl never sends one.
 *
 * <p>Layout: version 0, type 4, flags 0x04, segment, source UUID, a text of 64 bytes filled up with NUL. Seen on Galera 26.4.23.
 *
 * @param source the sender's identity in the group
 */
public record Refusal(UUID source, String text) {

    static final int BYTES = 84;

    private static final int TYPE = 4;
    private static final int FLAGS = 0x04;

    /** Decodes the message of a frame. */
    public static Refusal decode(byte[] message) throws FrameProblem {
        MessageBytes bytes = MessageBytes.of(message, TYPE, FLAGS, BYTES, "refusal");
        bytes.unsignedByte();
        return new Refusal(bytes.uuid(), bytes.text());
    }

    /** Whether the group's name was wrong. It is compared before anything else is looked at. */
    public boolean otherGroup() {
        return text.equals("invalid group");
    }

    /** Whether the group's name was right, and the empty address was not. */
    public boolean sameGroup() {
        return text.equals("invalid node address");
    }
}
