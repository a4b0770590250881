package dev.galeractl.bootstrap.host.ssh;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code %h} and {@code ${HOME}} stand for in values that {@code ssh -G} prints as they are written (seen with OpenSSH 9.2; ssh_config(5), "TOKENS" and
 * "ENVIRONMENT VARIABLES").
 */
public final class SshTokens {
    private static final Pattern TOKEN = Pattern.compile("%(?<letter>.?)|\\$\\{(?<variable>[^}]*)\\}");

    private final Map<String, String> letters;
    private final Map<String, String> environment;

    /**
     * @param letters what a letter after {@code %} stands for
     * @param environment of the user's process
     */
    public SshTokens(Map<String, String> letters, Map<String, String> environment) {
        this.letters = Map.copyOf(letters);
        this.environment = Map.copyOf(environment);
    }

    /** The value without tokens; empty if it has one that is not known here, so that another file than the one that was meant is never used. */
    Optional<String> expand(String value) {
        Matcher token = TOKEN.matcher(value);
        StringBuilder expanded = new StringBuilder();
        while (token.find()) {
            Optional<String> meaning = token.group("letter") == null
                    ? Optional.ofNullable(environment.get(token.group("variable")))
                    : Optional.ofNullable(letters.get(token.group("letter")));
            if (meaning.isEmpty()) {
                return Optional.empty();
            }
            token.appendReplacement(expanded, Matcher.quoteReplacement(meaning.get()));
        }
        return Optional.of(token.appendTail(expanded).toString());
    }

    /** The agent's socket; one may be named by a variable alone, {@code $NAME}, and without that variable there is no agent. */
    Optional<String> expandAgent(String value) {
        return value.startsWith("$") && !value.startsWith("${")
                ? Optional.of(environment.getOrDefault(value.substring(1), SshSettings.NONE))
                : expand(value);
    }
}
