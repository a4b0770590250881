package dev.galeractl.replication.group.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The bytes of a message as they are read: version, type, flags, segment and source first, then what its type has. */
final class MessageBytes {
    private static final int VERSION = 0;

    private final ByteBuffer bytes;

    private MessageBytes(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the head up to the flags.
     *
     * @param name what a message of this type is called in a problem's sentence
     */
    static MessageBytes of(byte[] message, int type, int flags, int length, String name) throws FrameProblem {
        if (message.length < 2) {
            throw new FrameProblem("the message is too short");
        }
        ByteBuffer bytes = ByteBuffer.wrap(message);
        int version = Byte.toUnsignedInt(bytes.get());
        int actual = Byte.toUnsignedInt(bytes.get());
        if (version != VERSION) {
            throw new FrameProblem("the message's version is " + version + " instead of 0");
        }
        if (actual != type) {
            throw new FrameProblem("the message's type is " + actual + " instead of a " + name);
        }
        if (message.length != length || Byte.toUnsignedInt(bytes.get()) != flags) {
            throw new FrameProblem("the " + name + " has not the form that is known");
        }
        return new MessageBytes(bytes);
    }

    int unsignedByte() {
        return Byte.toUnsignedInt(bytes.get());
    }

    UUID uuid() {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** All that is left, up to the first NUL. */
    String text() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        int end = 0;
        while (end < rest.length && rest[end] != 0) {
            end++;
        }
        return new String(rest, 0, end, StandardCharsets.UTF_8);
    }
}
