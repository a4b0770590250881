package dev.galeractl.bootstrap.host.ssh;

import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Certified;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Changed;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Known;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Revoked;
import dev.galeractl.bootstrap.host.ssh.HostKeyVerdict.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of files of known hosts (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). A line that cannot be read vouches for nobody. */
public final class KnownHosts {
    private final List<KnownHostLine> lines;

    private KnownHosts(List<KnownHostLine> lines) {
        this.lines = lines;
    }

    /**
     * The lines of several files.
     *
     * @param files text by name, in the order in which they are asked
     */
    public static KnownHosts of(Map<String, String> files) {
        List<KnownHostLine> lines = new ArrayList<>();
        files.forEach((name, text) -> {
            int number = 0;
            for (String line : text.split("\n", -1)) {
                number++;
                KnownHostLine.parse(line, name + ":" + number).ifPresent(lines::add);
            }
        });
        return new KnownHosts(List.copyOf(lines));
    }

    /**
     * What is known of a key that a server shows. A revocation counts wherever it stands.
     *
     * @param name as {@link SshSettings#knownAs}
     */
    public HostKeyVerdict judge(String name, HostKey key) {
        List<KnownHostLine> about = about(name);
        Optional<KnownHostLine> revoked = about.stream()
                .filter(line -> line.kind() == KnownHostLine.Kind.REVOKED
                        && line.key().encoded().equals(key.encoded()))
                .findFirst();
        if (revoked.isPresent()) {
            return new Revoked(revoked.get().place());
        }
        List<KnownHostLine> keys = about.stream()
                .filter(line -> line.kind() == KnownHostLine.Kind.KEY)
                .toList();
        if (keys.stream().anyMatch(line -> line.key().equals(key))) {
            return new Known();
        }
        if (!keys.isEmpty()) {
            return new Changed(keys.stream()
                    .filter(line -> line.key().type().equals(key.type()))
                    .findFirst()
                    .orElse(keys.get(0))
                    .place());
        }
        return about.stream()
                .filter(line -> line.kind() == KnownHostLine.Kind.AUTHORITY)
                .findFirst()
                .<HostKeyVerdict>map(line -> new Certified(line.place()))
                .orElseGet(Unknown::new);
    }

    /** The types of the keys by which a host is known: the server should be asked for one of these. */
    public List<String> types(String name) {
        return about(name).stream()
                .filter(line -> line.kind() == KnownHostLine.Kind.KEY)
                .map(line -> line.key().type())
                .distinct()
                .toList();
    }

    private List<KnownHostLine> about(String name) {
        return lines.stream().filter(line -> line.isAbout(name)).toList();
    }
}
