package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.replication.provenance.Secrets;
import java.util.Locale;

/** Tells lines of option files that hold a secret, perhaps in a comment. */
final class SecretLine {

    private static final String BEFORE_A_NAME = "#; \t";

    private SecretLine() {}

    static boolean holdsSecret(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return false;
        }
        int from = 0;
        while (from < equals && BEFORE_A_NAME.indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        String name = line.substring(from, equals).strip().replace('-', '_').toLowerCase(Locale.ROOT);
        String value = line.substring(equals + 1).strip().replace("\"", "").replace("'", "");
        return Secrets.isSecret(name.startsWith("loose_") ? name.substring(6) : name, value);
    }
}
