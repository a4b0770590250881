package dev.galeractl.replication.file;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file says about its place among the rotated pieces of one log: {@code error.log.2.gz}, {@code error.log-20261122.xz},
 * {@code error-20261122.log}, {@code error.log.old} (logrotate(8): {@code dateext}, {@code dateformat}, {@code extension}, {@code compressext}).
 *
 * @param stem the name of the log that goes on
 * @param date the date in the name, digits only; empty without one
 * @param number 0 for the newest piece
 * @param numberInside whether the number stands before the ending, {@code error.1.log}
 */
record Rotation(String stem, String date, int number, boolean numberInside) {

    /** Oldest first; a piece with a date is older than one with a number, a number older than none. */
    static final Comparator<Rotation> OLDEST_FIRST = Comparator.comparing(
                    Rotation::date,
                    Comparator.comparing((String date) -> date.isEmpty()).thenComparing(date -> date))
            .thenComparing(Rotation::number, Comparator.reverseOrder());

    private static final List<String> PACKED = List.of(".gz", ".xz", ".zst", ".bz2", ".zstd");

    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.([1-9][0-9]{0,3})");
    private static final Pattern NUMBERED_BEFORE = Pattern.compile("(.+)\\.([1-9][0-9]{0,3})(\\.(?:log|err))");
    private static final String DAY = "((?:19|20)[0-9]{2}-?[01][0-9]-?[0-3][0-9](?:[-_T.]?[0-9]{2,10})?)";
    private static final Pattern DATED = Pattern.compile("(.+?)[-_.]" + DAY);
    private static final Pattern DATED_BEFORE = Pattern.compile("(.+?)[-_.]" + DAY + "(\\.(?:log|err))");
    private static final Pattern OLD = Pattern.compile("(.+)\\.(?:old|bak|prev|previous)");

    static Rotation of(String fileName) {
        String name = unpacked(fileName);
        Matcher dated = DATED.matcher(name);
        if (dated.matches()) {
            return new Rotation(dated.group(1), digits(dated.group(2)), 0, false);
        }
        Matcher datedBefore = DATED_BEFORE.matcher(name);
        if (datedBefore.matches()) {
            return new Rotation(datedBefore.group(1) + datedBefore.group(3), digits(datedBefore.group(2)), 0, false);
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            return new Rotation(numbered.group(1), "", Integer.parseInt(numbered.group(2)), false);
        }
        Matcher numberedBefore = NUMBERED_BEFORE.matcher(name);
        if (numberedBefore.matches()) {
            return new Rotation(
                    numberedBefore.group(1) + numberedBefore.group(3),
                    "",
                    Integer.parseInt(numberedBefore.group(2)),
                    true);
        }
        Matcher old = OLD.matcher(name);
        return old.matches() ? new Rotation(old.group(1), "", 1, false) : new Rotation(name, "", 0, false);
    }

    /**
     * Whether the name is what a rotation made: {@code db.1} may be the log of a node called so, and {@code db.1.log} is unless there is a {@code
     * db.log}.
     *
     * @param stemIsThere whether a file of the stem's name lies beside it
     */
    boolean isOfALog(boolean stemIsThere) {
        String lower = stem.toLowerCase(Locale.ROOT);
        return stemIsThere
                || (!numberInside
                        && (lower.endsWith("log")
                                || lower.endsWith("err")
                                || lower.endsWith(".out")
                                || lower.endsWith("messages")));
    }

    boolean isNewest() {
        return date.isEmpty() && number == 0;
    }

    /** The name without what packing added to it. */
    static String unpacked(String fileName) {
        for (String ending : PACKED) {
            if (fileName.endsWith(ending) && fileName.length() > ending.length()) {
                return fileName.substring(0, fileName.length() - ending.length());
            }
        }
        return fileName;
    }

    private static String digits(String date) {
        return date.replaceAll("[^0-9]", "");
    }
}
