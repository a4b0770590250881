package dev.galeractl.bootstrap.host.ssh;

import java.util.List;
import java.util.Optional;

/**
 * How one host is reached. {@code StrictHostKeyChecking} is not among it: a host key is always verified, whatever the user's
 * configuration lets pass.
 *
 * @param address the name or address that is connected to
 * @param alias the name under which the host's key is known, whatever the port; usually it is known by address and port
 * @param identityFiles files of private keys, in the order in which they are tried; {@code ~} may stand for the home folder
 * @param identitiesOnly whether the agent's other keys must not be tried
 * @param agent the agent's socket; empty for the one of the environment, {@code none} for none
 * @param knownHosts files of known hosts
 * @param jump the hosts to go through, first to last
 * @param proxyCommand a program that makes the connection; not supported, so that it can be said
 */
public record SshSettings(
        String address,
        Optional<String> alias,
        int port,
        String user,
        List<String> identityFiles,
        boolean identitiesOnly,
        Optional<String> agent,
        List<String> knownHosts,
        List<String> jump,
        Optional<String> proxyCommand) {
    public static final int USUAL_PORT = 22;

    /** As a value: nothing of the kind. */
    static final String NONE = "none";

    private static final List<String> USUAL_KEYS = List.of("~/.ssh/id_ed25519", "~/.ssh/id_ecdsa", "~/.ssh/id_rsa");
    private static final List<String> USUAL_KNOWN_HOSTS = List.of(
            "~/.ssh/known_hosts", "~/.ssh/known_hosts2", "/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2");

    /** What is usual, where no {@code ssh} program tells what the user's configuration says. */
    public static SshSettings usual(SshTarget target, String user) {
        return new SshSettings(
                target.host(),
                Optional.empty(),
                target.port().orElse(USUAL_PORT),
                target.user().orElse(user),
                target.identityFile().map(List::of).orElse(USUAL_KEYS),
                false,
                Optional.empty(),
                USUAL_KNOWN_HOSTS,
                List.of(),
                Optional.empty());
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

    /** How files of known hosts call it: {@code [host]:port} unless the port is the usual one; an alias stands alone (seen with OpenSSH 9.2). */
    public String knownAs() {
        return alias.orElse(port == USUAL_PORT ? address : "[" + address + "]:" + port);
    }

    /** The address and, unless it is the usual one, the port. */
    public String endpoint() {
        return port == USUAL_PORT
                ? address
                : address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }
}
