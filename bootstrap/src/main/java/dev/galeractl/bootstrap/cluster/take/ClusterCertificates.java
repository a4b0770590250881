package dev.galeractl.bootstrap.cluster.take;

import dev.galeractl.bootstrap.certificate.AuthorityProblem;
import dev.galeractl.bootstrap.certificate.CertificateStanding;
import dev.galeractl.bootstrap.certificate.CertificateWish;
import dev.galeractl.bootstrap.certificate.ClusterAuthority;
import dev.galeractl.bootstrap.certificate.IssuedCertificate;
import dev.galeractl.bootstrap.certificate.KeysAhead;
import dev.galeractl.bootstrap.certificate.PrivateKeyText;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.host.CommandResult;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostFiles;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.HostProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the certificates of a cluster's own authority where its nodes look for them. The authority's key lies with the first node, beside the
 * authority's certificate, and is read from there when a node is added. Asked again it finds its work done.
 */
public final class ClusterCertificates {
    /** More than a certificate, its key and every comment around them. */
    private static final int LARGEST = 1 << 18;

    private static final String FOR_ALL = "0644";
    private static final String FOR_THE_GROUP = "0640";
    private static final String FOR_ROOT = "0600";
    private static final String COPY = ".before-";

    private final Tls tls;
    private final String group;
    private final InstantSource clock;
    private final KeysAhead keys;

    /**
     * @param tls where the files belong
     * @param group that may read a node's key: the server's
     */
    public ClusterCertificates(Tls tls, String group, InstantSource clock, KeysAhead keys) {
        this.tls = tls;
        this.group = group;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Makes the authority with the first node, unless it is there.
     *
     * @param operation in whose notes on the host the files are noted
     * @return whether one was made
     * @throws AuthorityProblem if something is there that is none; it is left as it is, because somebody may trust it
     */
    public boolean ensureAuthority(Host first, String cluster, String operation) throws HostProblem, AuthorityProblem {
        HostFiles files = HostFiles.asRoot(first).notingIn(KeptFiles.list(operation));
        boolean certificate = files.look(tls.authority().toString()).isPresent();
        boolean key = files.look(tls.authorityKey().toString()).isPresent();
        if (key && certificate) {
            authority(first);
            return false;
        }
        if (certificate) {
            throw new AuthorityProblem(AuthorityProblem.Kind.NO_KEY);
        }
        ClusterAuthority made = ClusterAuthority.make(cluster, clock.instant(), keys);
        folders(first, tls.authority());
        try (PrivateKeyText text = made.keyText()) {
            // The key first: a certificate without its key is what stops a second run.
            write(files, tls.authorityKey(), text, FOR_ROOT, "root");
        }
        files.write(
                tls.authority().toString(),
                made.certificateText().getBytes(StandardCharsets.US_ASCII),
                FOR_ALL,
                Optional.of("root"));
        return true;
    }

    /** Whether the authority's key lies with that node. */
    public boolean isKept(Host host) throws HostProblem {
        return HostFiles.asRoot(host).look(tls.authorityKey().toString()).isPresent();
    }

    /** The authority as it lies with the first node. */
    private ClusterAuthority authority(Host first) throws HostProblem, AuthorityProblem {
        HostFiles files = HostFiles.asRoot(first);
        byte[] key = files.read(tls.authorityKey().toString(), LARGEST);
        try {
            return ClusterAuthority.read(text(files.read(tls.authority().toString(), LARGEST)), key, clock.instant());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Gives a node its certificate, its key and the authority's certificate, unless what it has is good. What is replaced is kept beside.
     *
     * @param operation names the copies
     * @return what the node had before: {@code GOOD} means that nothing was changed
     * @throws AuthorityProblem if the authority with the first node is of no use
     */
    public CertificateStanding ensureCertificate(Host first, Host node, CertificateWish wish, String operation)
            throws HostProblem, AuthorityProblem {
        ClusterAuthority authority = authority(first);
        HostFiles files = HostFiles.asRoot(node).notingIn(KeptFiles.list(operation));
        CertificateStanding standing = standing(authority, files, wish);
        String trusted = authority.certificateText();
        boolean trusts = present(files, tls.authority())
                .map(ClusterCertificates::text)
                .filter(trusted::equals)
                .isPresent();
        if (standing == CertificateStanding.GOOD && trusts) {
            return standing;
        }
        folders(node, tls.authority(), tls.certificate(), tls.key());
        if (!trusts) {
            keep(node, operation, tls.authority());
            files.write(
                    tls.authority().toString(),
                    trusted.getBytes(StandardCharsets.US_ASCII),
                    FOR_ALL,
                    Optional.of("root"));
        }
        if (standing == CertificateStanding.GOOD) {
            return CertificateStanding.OTHER_AUTHORITY;
        }
        keep(node, operation, tls.key(), tls.certificate());
        try (IssuedCertificate issued = authority.issue(wish, clock.instant(), keys)) {
            write(files, tls.key(), issued.key(), FOR_THE_GROUP, "root:" + group);
            files.write(
                    tls.certificate().toString(),
                    issued.certificate().getBytes(StandardCharsets.US_ASCII),
                    FOR_ALL,
                    Optional.of("root"));
        }
        return standing;
    }

    private CertificateStanding standing(ClusterAuthority authority, HostFiles files, CertificateWish wish)
            throws HostProblem {
        Optional<byte[]> certificate = present(files, tls.certificate());
        byte[] key = present(files, tls.key()).orElse(new byte[0]);
        try {
            return authority.standing(
                    wish, certificate.map(ClusterCertificates::text).orElse(""), key, clock.instant());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Optional<byte[]> present(HostFiles files, Path path) throws HostProblem {
        return files.readIfPresent(path.toString(), LARGEST);
    }

    private static void write(HostFiles files, Path path, PrivateKeyText key, String mode, String owner)
            throws HostProblem {
        byte[] bytes = key.bytes();
        try {
            files.write(path.toString(), bytes, mode, Optional.of(owner));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Copies with the same owners and permissions; none where there is nothing, or where one of this operation is already. */
    private static void keep(Host host, String operation, Path... paths) throws HostProblem {
        List<String> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "after=$1; shift; for f; do "
                        + "if [ -e \"$f\" ] && [ ! -e \"$f$after\" ]; then cp -p -- \"$f\" \"$f$after\" || exit; fi; done",
                "galeractl",
                COPY + operation));
        Stream.of(paths).map(Path::toString).forEach(words::add);
        run(host, paths[0], HostCommand.of(words));
    }

    private static void folders(Host host, Path... of) throws HostProblem {
        List<String> words = new ArrayList<>(List.of("mkdir", "-p", "-m", "0755", "--"));
        Stream.of(of).map(it -> it.resolveSibling("").toString()).distinct().forEach(words::add);
        run(host, of[0].resolveSibling(""), HostCommand.of(words));
    }

    private static void run(Host host, Path path, HostCommand command) throws HostProblem {
        CommandResult result = host.run(command.asRoot());
        if (!result.isGood()) {
            throw HostProblem.of(
                    Kind.FILE_NOT_WRITTEN,
                    host.name(),
                    "file",
                    path.toString(),
                    "said",
                    result.errors().strip());
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
