package dev.galeractl.bootstrap.cluster;

import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.ServerVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text of cluster.yaml must be. */
public enum TextKind {
    /** Galera takes no longer names, and they stand in a cluster address, in option files and in file names. */
    CLUSTER_NAME("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}", "a name of at most 32 letters, digits, `_`, `.` and `-`"),
    NAME("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", "a name of letters, digits, `_`, `.` and `-`"),
    SERVER("", "a product and its series, such as `mariadb-10.11`, `pxc-8.0`, `mysql-wsrep-8.0`; or a whole version"),
    /** A host alone: the port has a key of its own. */
    ADDRESS("", "an IPv4 or IPv6 address, or a host name"),
    PATH("/[^\\s\"'#;]*", "an absolute path without blanks"),
    /** The name of an account of a host or a server. */
    ACCOUNT("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}", "the name of an account"),
    SECRET(
            "env:[A-Za-z_][A-Za-z0-9_]*|file:/[^\\s]+|prompt",
            "a reference: `env:NAME`, `file:/absolute/path` or `prompt`");

    private static final Pattern HOST_NAME =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,62}))*\\.?");
    private static final Pattern ONLY_NUMBERS = Pattern.compile("[0-9.]+");
    private static final int LONGEST_HOST_NAME = 253;

    private final String pattern;
    private final String words;

    TextKind(String pattern, String words) {
        this.pattern = pattern;
        this.words = words;
    }

    /** A regular expression for the whole text, as JSON Schema takes it; empty where only a program can tell. */
    public Optional<String> pattern() {
        return pattern.isEmpty() ? Optional.empty() : Optional.of(pattern);
    }

    /** What it takes, in words, for the documentation. */
    public String words() {
        return words;
    }

    boolean takes(String text) {
        return switch (this) {
            case SERVER -> ServerVersion.parseWanted(text).isPresent();
            case ADDRESS -> isHost(text);
            case CLUSTER_NAME, NAME, PATH, ACCOUNT, SECRET -> text.matches(pattern);
        };
    }

    /** A numeric address, or what may be a host's name; what looks like a number must be one. */
    private static boolean isHost(String text) {
        if (ONLY_NUMBERS.matcher(text).matches() || text.indexOf(':') >= 0) {
            return NodeAddress.parse(text)
                    .filter(it -> it.host().equals(text) && it.literal().isPresent() && !it.isWildcard())
                    .isPresent();
        }
        return text.length() <= LONGEST_HOST_NAME && HOST_NAME.matcher(text).matches();
    }
}
