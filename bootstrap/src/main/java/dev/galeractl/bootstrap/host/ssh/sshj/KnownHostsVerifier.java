package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import dev.galeractl.bootstrap.host.ssh.HostKey;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict;
import dev.galeractl.bootstrap.host.ssh.KnownHosts;
import dev.galeractl.bootstrap.host.ssh.SshSettings;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Lets a host key pass only if the files of known hosts have it, and remembers what they said of it. */
final class KnownHostsVerifier implements HostKeyVerifier {
    private final String command;
    private final SshSettings settings;
    private final KnownHosts known;
    private volatile Optional<HostKey> shown = Optional.empty();

    /**
     * @param command with which a person would go there
     */
    KnownHostsVerifier(String command, SshSettings settings, KnownHosts known) {
        this.command = command;
        this.settings = settings;
        this.known = known;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        HostKey hostKey = HostKey.of(
                KeyType.fromKey(key).toString(),
                new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
        shown = Optional.of(hostKey);
        return verdict(hostKey) instanceof HostKeyVerdict.Known;
    }

    private HostKeyVerdict verdict(HostKey key) {
        return known.judge(settings.knownAs(), key);
    }

    /** So that a server with several keys shows one that is known. An RSA key goes by the names of its three signatures. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return known.types(settings.knownAs()).stream()
                .flatMap(type ->
                        type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256", type) : Stream.of(type))
                .toList();
    }

    /** Why the key that was shown did not pass; empty if it did, or none was shown. */
    Optional<HostProblem> problem(String host) {
        return shown.flatMap(key -> problem(host, key, verdict(key)));
    }

    private Optional<HostProblem> problem(String host, HostKey key, HostKeyVerdict verdict) {
        Kind kind;
        String place = "";
        if (verdict instanceof HostKeyVerdict.Changed changed) {
            kind = Kind.HOST_KEY_CHANGED;
            place = changed.place();
        } else if (verdict instanceof HostKeyVerdict.Revoked revoked) {
            kind = Kind.HOST_KEY_REVOKED;
            place = revoked.place();
        } else if (verdict instanceof HostKeyVerdict.Certified certified) {
            kind = Kind.HOST_KEY_CERTIFIED;
            place = certified.place();
        } else if (verdict instanceof HostKeyVerdict.Unknown) {
            kind = Kind.HOST_KEY_UNKNOWN;
        } else {
            return Optional.empty();
        }
        return Optional.of(HostProblem.of(
                kind,
                host,
                "address",
                settings.endpoint(),
                "type",
                key.type(),
                "algorithm",
                key.type().equals("ssh-rsa") ? "rsa-sha2-512" : key.type(),
                "short",
                key.shortType(),
                "fingerprint",
                key.fingerprint(),
                "command",
                command,
                "name",
                settings.knownAs(),
                "place",
                place,
                "files",
                String.join(", ", settings.knownHosts())));
    }
}
