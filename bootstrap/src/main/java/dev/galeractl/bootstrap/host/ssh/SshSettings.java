package dev.galeractl.bootstrap.host.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How one host is reached. {@code StrictHostKeyChecking} is not among it: a host key is always verified, whatever the user's
 * configuration lets pass.
 *
 * @param address the name or address that is connected to
 * @param alias the name under which the host's key is known
 * @param identityFiles files of private keys, in the order in which they are tried; {@code ~} may stand for the home folder
 * @param identitiesOnly whether the agent's other keys must not be tried
 * @param agent the agent's socket; empty for the one of the environment, {@code none} for none
 * @param knownHosts files of known hosts
 * @param jump the hosts to go through, first to last
 * @param proxyCommand a program that makes the connection; not supported, so that it can be said
 */
public record SshSettings(
        String address,
        String alias,
        int port,
        String user,
        List<String> identityFiles,
        boolean identitiesOnly,
        Optional<String> agent,
        List<String> knownHosts,
        List<String> jump,
        Optional<String> proxyCommand) {
    public static final int USUAL_PORT = 22;

    private static final List<String> USUAL_KEYS = List.of("~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa");
    private static final List<String> USUAL_KNOWN_HOSTS = List.of(
            "~/.ssh/known_hosts", "~/.ssh/known_hosts2", "/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2");

    /** What is usual, where no {@code ssh} program tells what the user's configuration says. */
    public static SshSettings usual(SshTarget target, String user) {
        return new SshSettings(
                target.host(),
                target.host(),
                target.port().orElse(USUAL_PORT),
                target.user().orElse(user),
                target.identityFile().map(List::of).orElse(USUAL_KEYS),
                false,
                Optional.empty(),
                USUAL_KNOWN_HOSTS,
                List.of(),
                Optional.empty());
    }

    /**
     * Reads what {@code ssh -G} prints (ssh(1): the configuration after evaluating {@code Host} and {@code Match} blocks): a keyword in small
     * letters and its value on each line, some keywords several times.
     */
    public static SshSettings parse(String printed, SshSettings usual) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        printed.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                values.computeIfAbsent(line.substring(0, space).toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(line.substring(space + 1).strip());
            }
        });
        String address = one(values, "hostname").orElse(usual.address());
        List<String> knownHosts = new ArrayList<>(words(values, "userknownhostsfile"));
        knownHosts.addAll(words(values, "globalknownhostsfile"));
        return new SshSettings(
                address,
                one(values, "hostkeyalias").orElse(address),
                one(values, "port").map(Integer::parseInt).orElse(usual.port()),
                one(values, "user").orElse(usual.user()),
                List.copyOf(values.getOrDefault("identityfile", usual.identityFiles())),
                one(values, "identitiesonly").filter("yes"::equals).isPresent(),
                one(values, "identityagent").filter(it -> !it.equals("SSH_AUTH_SOCK")),
                knownHosts.isEmpty() ? usual.knownHosts() : List.copyOf(knownHosts),
                one(values, "proxyjump").map(it -> List.of(it.split(",", -1))).orElse(List.of()),
                one(values, "proxycommand"));
    }

    private static Optional<String> one(Map<String, List<String>> values, String key) {
        return Optional.ofNullable(values.get(key))
                .map(it -> it.get(0))
                .filter(value -> key.equals("identityagent") || !value.equals("none"));
    }

    private static List<String> words(Map<String, List<String>> values, String key) {
        return one(values, key).map(it -> List.of(it.split(" +", -1))).orElse(List.of());
    }

    /** The same, through these hosts instead. */
    public SshSettings through(List<String> hosts) {
        return new SshSettings(
                address,
                alias,
                port,
                user,
                identityFiles,
                identitiesOnly,
                agent,
                knownHosts,
                List.copyOf(hosts),
                proxyCommand);
    }

    /** The address and, unless it is the usual one, the port. */
    public String endpoint() {
        return port == USUAL_PORT
                ? address
                : address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }
}
