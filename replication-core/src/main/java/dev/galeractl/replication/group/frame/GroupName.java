package dev.galeractl.replication.group.frame;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A cluster's name as it travels: 1 to 32 bytes of UTF-8. Control characters, which would break the line that a node logs, are not taken.
 *
 * @param text the name
 */
public record GroupName(String text) {

    /** What a name may have at most. */
    public static final int LONGEST_BYTES = 32;

    public GroupName {
        if (!isOne(text)) {
            throw new IllegalArgumentException("no name of a group");
        }
    }

    /** Empty if no group can be called so. */
    public static Optional<GroupName> of(String text) {
        return isOne(text) ? Optional.of(new GroupName(text)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        return !text.isEmpty()
                && text.codePoints().noneMatch(Character::isISOControl)
                && bytes(text).length <= LONGEST_BYTES;
    }

    byte[] bytes() {
        return bytes(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
