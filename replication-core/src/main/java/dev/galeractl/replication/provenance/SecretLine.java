package dev.galeractl.replication.provenance;

import dev.galeractl.replication.option.Secrets;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of an option file that holds a secret, perhaps in a comment or behind a slip of the pen.
 *
 * @param from where what must not be shown begins, counted from 0
 * @param shown the line with the secret masked; what stands behind it is not shown either
 */
public record SecretLine(int from, String shown) {
    private static final String BEFORE_A_NAME = "#; \t";
    private static final String BEHIND_A_NAME = "=: \t";
    private static final String LOOSE = "loose_";
    /** The beginning is enough: whoever mistypes the end of the name has written a password all the same. */
    private static final String ACCOUNT = "wsrep_sst_au";

    /** The secret in a line; empty if there is none. */
    public static Optional<SecretLine> of(String line) {
        int nameFrom = skip(line, 0, BEFORE_A_NAME);
        int nameTo = nameFrom;
        while (nameTo < line.length() && !endsName(line.charAt(nameTo))) {
            nameTo++;
        }
        // Most lines of most files are comments that begin with a short word.
        if (nameTo - nameFrom < Secrets.SHORTEST_NAME) {
            return Optional.empty();
        }
        String name = line.substring(nameFrom, nameTo).replace('-', '_').toLowerCase(Locale.ROOT);
        String loose = name.startsWith(LOOSE) ? name.substring(LOOSE.length()) : name;
        String plain = loose.startsWith(ACCOUNT) ? "wsrep_sst_auth" : loose;
        if (!Secrets.mayHold(plain)) {
            return Optional.empty();
        }
        int from = skip(line, nameTo, BEHIND_A_NAME);
        String value = line.substring(from).strip().replace("\"", "").replace("'", "");
        String masked = Secrets.masked(plain, value);
        return masked.equals(value)
                ? Optional.empty()
                : Optional.of(new SecretLine(from, line.substring(0, from) + masked));
    }

    /** The line as it may be shown. */
    public static String masked(String line) {
        return of(line).map(SecretLine::shown).orElse(line);
    }

    private static boolean endsName(char c) {
        return c == '=' || c == ':' || c == ' ' || c == '\t';
    }

    private static int skip(String line, int from, String characters) {
        int at = from;
        while (at < line.length() && characters.indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
