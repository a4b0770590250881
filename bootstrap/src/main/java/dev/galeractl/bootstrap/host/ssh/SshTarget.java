package dev.galeractl.bootstrap.host.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as somebody writes it for SSH; what is not said is left to the configuration.
 *
 * @param host a name of the configuration, a name of the network, or an address
 */
public record SshTarget(String host, Optional<String> user, OptionalInt port, Optional<String> identityFile) {
    private static final int LAST_PORT = 65_535;
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<user>[^@]+)@)?(?:\\[(?<inside>[^\\]]+)\\]|(?<host>[^@:\\[\\]]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*))(?::(?<port>[0-9]{1,5}))?");

    /** Nothing but a name. */
    public static SshTarget named(String host) {
        return new SshTarget(host, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** Reads {@code [user@]host[:port]}, an IPv6 address with a port in brackets, with or without {@code ssh://}; empty if it is none. */
    public static Optional<SshTarget> parse(String written) {
        String text = written.startsWith("ssh://") ? written.substring("ssh://".length()) : written;
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches() || text.startsWith("-")) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(parts.group("inside")).orElseGet(() -> parts.group("host"));
        OptionalInt port = parts.group("port") == null
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(parts.group("port")));
        if (host.startsWith("-") || port.equals(OptionalInt.of(0)) || port.orElse(0) > LAST_PORT) {
            return Optional.empty();
        }
        return Optional.of(new SshTarget(host, Optional.ofNullable(parts.group("user")), port, Optional.empty()));
    }

    /** The words after {@code ssh} that make it print how it would go there (ssh(1)); a user's choice is an option and so wins over the file. */
    public List<String> query() {
        List<String> words = new ArrayList<>(List.of("-G"));
        words.addAll(options());
        words.addAll(List.of("--", host));
        return words;
    }

    /** The words after {@code ssh} with which a person goes there. */
    public List<String> words() {
        List<String> words = options();
        words.add(host);
        return words;
    }

    private List<String> options() {
        List<String> words = new ArrayList<>();
        user.ifPresent(it -> words.addAll(List.of("-l", it)));
        port.ifPresent(it -> words.addAll(List.of("-p", Integer.toString(it))));
        identityFile.ifPresent(it -> words.addAll(List.of("-i", it)));
        return words;
    }
}
