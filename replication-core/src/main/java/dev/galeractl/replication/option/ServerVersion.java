package dev.galeractl.replication.option;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's product and version. Versions of different products do not compare by age: MariaDB 10.11 is younger than
 * MySQL 5.7, not than 8.0.
 *
 * @param enterprise whether it is MariaDB Enterprise Server: the community's version of that number, and more that nobody here has seen
 */
public record ServerVersion(Product product, int major, int minor, int patch, boolean enterprise)
        implements Comparable<ServerVersion> {
    /** The patch of the newest version of a series, whichever that is. */
    private static final int NEWEST = 9_999;
    /** What MariaDB 10 puts before its version on the wire, for clients that took 10 for too old. */
    private static final String WIRE_PREFIX = "5.5.5-";
    /** Enterprise Server 23.07 and 23.08 count by years; on which version of the community they are built is not known. */
    private static final int FIRST_YEAR = 23;

    /** A server of the community, or not of MariaDB. */
    public ServerVersion(Product product, int major, int minor, int patch) {
        this(product, major, minor, patch, false);
    }

    /**
     * Reads what {@code mariadbd --version}, {@code mysqld --version} or {@code SELECT VERSION()} print, such as
     * {@code 10.11.19-MariaDB-0+deb12u1} or {@code 8.0.36-28.1}. Empty if there is no version in the text.
     *
     * <p>MariaDB Enterprise Server says {@code 10.6.8-4-MariaDB-enterprise-log}, with the community's version in front (MariaDB documentation, system
     * variable {@code version}).
     *
     * <p>MariaDB names itself in the text. Without that word, Percona's own names decide between Percona XtraDB Cluster
     * and Codership's MySQL; a bare MySQL 5.5 to 8 with nothing else said is taken for Codership's.
     */
    public static Optional<ServerVersion> parse(String text) {
        Matcher numbers =
                Spelling.NUMBERS.matcher(text.startsWith(WIRE_PREFIX) ? text.substring(WIRE_PREFIX.length()) : text);
        if (!numbers.find()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(numbers.group(1));
        Product product = productOf(text, major);
        boolean enterprise =
                product == Product.MARIADB && text.toLowerCase(Locale.ROOT).contains("enterprise");
        if (enterprise && major >= FIRST_YEAR) {
            return Optional.empty();
        }
        return Optional.of(new ServerVersion(
                product, major, Integer.parseInt(numbers.group(2)), Integer.parseInt(numbers.group(3)), enterprise));
    }

    /**
     * Reads how people name a version that they mean to have: {@code mariadb-11.8}, {@code pxc-8.4} or {@code mysql-wsrep-8.0},
     * the newest of that series; or what {@link #parse} reads.
     */
    public static Optional<ServerVersion> parseWanted(String text) {
        Matcher series = Spelling.SERIES.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!series.matches()) {
            return parse(text);
        }
        Product product = switch (series.group(1)) {
            case "pxc" -> Product.PERCONA_XTRADB_CLUSTER;
            case "mysql-wsrep" -> Product.MYSQL_GALERA;
            default -> Product.MARIADB;
        };
        return Optional.of(new ServerVersion(
                product, Integer.parseInt(series.group(2)), Integer.parseInt(series.group(3)), NEWEST));
    }

    private static Product productOf(String text, int major) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("mariadb") || major >= 10) {
            return Product.MARIADB;
        }
        return lower.contains("percona") || lower.contains("xtradb")
                ? Product.PERCONA_XTRADB_CLUSTER
                : Product.MYSQL_GALERA;
    }

    /** True if this version is the given one or younger; the product is the caller's business. */
    public boolean isAtLeast(int thatMajor, int thatMinor) {
        return major > thatMajor || (major == thatMajor && minor >= thatMinor);
    }

    /** {@code 10.11}, as in the names of option groups. */
    public String series() {
        return major + "." + minor;
    }

    @Override
    public int compareTo(ServerVersion other) {
        int order = product.compareTo(other.product);
        order = order != 0 ? order : Integer.compare(major, other.major);
        order = order != 0 ? order : Integer.compare(minor, other.minor);
        order = order != 0 ? order : Integer.compare(patch, other.patch);
        return order != 0 ? order : Boolean.compare(enterprise, other.enterprise);
    }

    /** {@code MariaDB 10.11.19}; {@code MariaDB 11.8} for the newest of a series; {@code MariaDB Enterprise 10.6.8}. */
    @Override
    public String toString() {
        return product.displayName()
                + (enterprise ? " Enterprise " : " ")
                + series()
                + (patch == NEWEST ? "" : "." + patch);
    }

    /** Compiled when the first version is read: most option files are checked without one. */
    private static final class Spelling {
        static final Pattern NUMBERS = Pattern.compile("(?<![\\d.])(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,4})(?![\\d.])");
        /** {@code mariadb-11.8}: a product and a series. */
        static final Pattern SERIES = Pattern.compile("(mariadb|pxc|mysql-wsrep)[- ](\\d{1,3})\\.(\\d{1,3})");
    }
}
