package dev.galeractl.replication.group.frame;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Who asks: a UUID made for one question, of the form that members' have, and sorting behind all of theirs, so that nobody could take it for the group's first
 * member.
 */
record ProbeIdentity(UUID uuid) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** ff ff first, and version 1. */
    private static final long HIGH = 0xFFFF_0000_0000_1000L;

    private static final long HIGH_FREE = 0x0000_FFFF_FFFF_0FFFL;
    /** The usual variant, and the bit that says that the address of the network card is none. */
    private static final long LOW = 0x8000_0200_0000_0000L;

    private static final long LOW_FREE = 0x3FFF_FDFF_FFFF_FFFFL;

    ProbeIdentity {
        boolean formed = (uuid.getMostSignificantBits() & ~HIGH_FREE) == HIGH
                && (uuid.getLeastSignificantBits() & ~LOW_FREE) == LOW;
        if (!formed) {
            throw new IllegalArgumentException(uuid + " is not the identity of a probe");
        }
    }

    static ProbeIdentity fresh() {
        return new ProbeIdentity(
                new UUID(HIGH | (RANDOM.nextLong() & HIGH_FREE), LOW | (RANDOM.nextLong() & LOW_FREE)));
    }
}
