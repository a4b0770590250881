package dev.galeractl.bootstrap.host;

import java.time.Instant;
import java.util.Optional;

/**
 * A file or folder of a host, links followed.
 *
 * @param path its name as it was asked for
 * @param size in bytes
 * @param mode permissions, as four octal digits
 * @param owner the owner's name, or number where it has none
 * @param group likewise
 * @param modified to the second
 */
public record HostFile(String path, Kind kind, long size, String mode, String owner, String group, Instant modified) {
    /** What it is. */
    public enum Kind {
        FILE,
        FOLDER,
        OTHER
    }

    /** How {@code stat} prints it, after which {@link #parse} can read it. */
    static final String FORMAT = "%F|%s|%a|%U|%G|%Y";

    private static final int FIELDS = 6;
    private static final int MODE_DIGITS = 4;

    /** Reads a line of {@code stat -c FORMAT} in the C locale (coreutils 9.1). */
    static Optional<HostFile> parse(String path, String line) {
        String[] fields = line.strip().split("\\|", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        Kind kind = switch (fields[0]) {
            case "regular file", "regular empty file" -> Kind.FILE;
            case "directory" -> Kind.FOLDER;
            default -> Kind.OTHER;
        };
        try {
            return Optional.of(new HostFile(
                    path,
                    kind,
                    Long.parseLong(fields[1]),
                    "0".repeat(Math.max(0, MODE_DIGITS - fields[2].length())) + fields[2],
                    fields[3],
                    fields[4],
                    Instant.ofEpochSecond(Long.parseLong(fields[5]))));
        } catch (NumberFormatException notThisStat) {
            return Optional.empty();
        }
    }
}
