package dev.galeractl.replication.option.knowledge;

/** Up to three numbers of a version: {@code 26.4.23}, {@code 8.0}, {@code 10}. What is missing is nought. */
public record VersionNumber(int major, int minor, int patch) implements Comparable<VersionNumber> {

    static final VersionNumber LOWEST = new VersionNumber(0, 0, 0);
    static final VersionNumber ABOVE_ALL = new VersionNumber(Integer.MAX_VALUE, 0, 0);

    /**
     * Reads one to three numbers with dots between them.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static VersionNumber parse(String text) {
        int[] numbers = numbers(text);
        return new VersionNumber(numbers[0], numbers.length > 1 ? numbers[1] : 0, numbers.length > 2 ? numbers[2] : 0);
    }

    /** The first version behind all that begin with these numbers: {@code 10.4} for {@code 10.3}. */
    static VersionNumber behind(String text) {
        int[] numbers = numbers(text);
        return switch (numbers.length) {
            case 1 -> new VersionNumber(numbers[0] + 1, 0, 0);
            case 2 -> new VersionNumber(numbers[0], numbers[1] + 1, 0);
            default -> new VersionNumber(numbers[0], numbers[1], numbers[2] + 1);
        };
    }

    private static int[] numbers(String text) {
        int[] numbers = new int[3];
        int count = 0;
        int digits = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.' && digits > 0 && count < 3) {
                count++;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < 5 && count < 3) {
                numbers[count] = numbers[count] * 10 + (c - '0');
                digits++;
            } else {
                throw new IllegalArgumentException("not a version: '" + text + "'");
            }
        }
        int[] found = new int[count];
        System.arraycopy(numbers, 0, found, 0, count);
        return found;
    }

    /** The first two numbers. */
    public String series() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(VersionNumber other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    /** All three numbers. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
