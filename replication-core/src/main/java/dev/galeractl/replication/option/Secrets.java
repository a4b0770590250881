package dev.galeractl.replication.option;

import java.util.List;
import java.util.Set;

/** Which values must not be shown, and what is shown instead. */
public final class Secrets {
    /** The characters of the shortest name of an option that may hold a secret: {@code passwd}. */
    public static final int SHORTEST_NAME = 6;

    private static final String MASK = "********";
    private static final Set<String> NAMES =
            Set.of("password", "passwd", "hashicorp_key_management_token", "wsrep_sst_receive_password");
    private static final List<String> ENDINGS = List.of("_password", "_passwd", "_passphrase", "_secret", "_token");
    private static final String ACCOUNT = "wsrep_sst_auth";
    private static final String KEY = "file_key_management_filekey";

    private Secrets() {}

    /** Whether a value of that option holds a secret; an option that names a file of secrets does not. */
    public static boolean isSecret(String name, String value) {
        return !masked(name, value).equals(value);
    }

    /** The value, with what is secret in it masked; of an account the name stays. */
    public static String masked(String name, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (!mayHold(name)) {
            return value;
        }
        if (name.equals(ACCOUNT)) {
            int colon = value.indexOf(':');
            return colon < 0 || colon == value.length() - 1 ? value : value.substring(0, colon + 1) + MASK;
        }
        if (name.equals(KEY)) {
            return value.startsWith("FILE:") ? value : MASK;
        }
        return MASK;
    }

    /** Whether there are values of that option that hold a secret. */
    public static boolean mayHold(String name) {
        if (name.equals(ACCOUNT) || name.equals(KEY) || NAMES.contains(name)) {
            return true;
        }
        // Asked of every line of every file: a stream costs a cold JVM more than all the comparing.
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
