package dev.galeractl.replication.option.knowledge;

/**
 * All versions from one on and below another.
 *
 * @param from the first that belongs to it
 * @param below the first behind it
 */
public record VersionRange(VersionNumber from, VersionNumber below) {

    /** Every version. */
    public static final VersionRange ALL = new VersionRange(VersionNumber.LOWEST, VersionNumber.ABOVE_ALL);

    /**
     * Reads {@code 10.3..} (from 10.3 on), {@code ..5.7} (all of 5.7 included), {@code 8.0..8.0.30}, {@code 8.0} (all
     * versions that begin so). Nothing at all is every version.
     *
     * @throws IllegalArgumentException if it is none of these, or holds no version
     */
    public static VersionRange parse(String text) {
        if (text.isEmpty()) {
            return ALL;
        }
        int dots = text.indexOf("..");
        if (dots < 0) {
            return new VersionRange(VersionNumber.parse(text), VersionNumber.behind(text));
        }
        String first = text.substring(0, dots);
        String last = text.substring(dots + 2);
        VersionRange range = new VersionRange(
                first.isEmpty() ? VersionNumber.LOWEST : VersionNumber.parse(first),
                last.isEmpty() ? VersionNumber.ABOVE_ALL : VersionNumber.behind(last));
        if (range.from.compareTo(range.below) >= 0) {
            throw new IllegalArgumentException("no version is in '" + text + "'");
        }
        return range;
    }

    /** True if each version of the other one belongs to this one. */
    public boolean holds(VersionRange other) {
        return from.compareTo(other.from) <= 0 && below.compareTo(other.below) >= 0;
    }

    /** True if some version belongs to both. */
    public boolean meets(VersionRange other) {
        return from.compareTo(other.below) < 0 && other.from.compareTo(below) < 0;
    }

    /** True if all of its versions are the given one or younger. */
    public boolean isFrom(VersionNumber version) {
        return from.compareTo(version) >= 0;
    }

    /** True if all of its versions are older than the given one. */
    public boolean isBefore(VersionNumber version) {
        return below.compareTo(version) <= 0;
    }
}
