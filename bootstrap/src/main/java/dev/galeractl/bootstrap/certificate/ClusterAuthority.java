package dev.galeractl.bootstrap.certificate;

import dev.galeractl.bootstrap.certificate.AuthorityProblem.Kind;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An authority that signs the certificates of one cluster's nodes and of nobody else's. It lives in memory: who keeps its files, and where, is the
 * caller's.
 *
 * <p>Keys are RSA of 3072 bits: Galera 3 offers a cipher by default that needs RSA, and NIST SP 800-57 part 1 (rev. 5, table 2) takes 3072 bits to be good
 * beyond 2030.
 */
public final class ClusterAuthority {
    /** Replacing it means a round through all nodes, so it lives long. */
    private static final Duration AUTHORITY_LIVES = Duration.ofDays(3652);

    /** A node whose certificate has expired cannot come back: rather long than forgotten. */
    private static final Duration CERTIFICATE_LIVES = Duration.ofDays(1826);

    /** The clocks of hosts differ. */
    static final Duration BEFORE_NOW = Duration.ofDays(1);

    /** Sooner than this it is time for a new one. */
    private static final Duration SOON = Duration.ofDays(90);

    private final X509Certificate certificate;
    private final PrivateKey key;

    private ClusterAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new one; takes about a second. */
    public static ClusterAuthority make(String cluster, Instant now, SecureRandom random) {
        return make(cluster, now, new KeysAhead(random));
    }

    /** The same with a key that may have been made before. */
    public static ClusterAuthority make(String cluster, Instant now, KeysAhead keys) {
        Signing.Pair pair = keys.next();
        X509Certificate certificate = Signing.authority(
                "galeractl authority of " + cluster,
                pair,
                new Signing.Validity(now.minus(BEFORE_NOW), now.plus(AUTHORITY_LIVES)),
                keys.random());
        return new ClusterAuthority(certificate, pair.privateKey());
    }

    /**
     * One that was made before.
     *
     * @throws AuthorityProblem if it cannot sign anything that would be believed for as long as its certificates live
     */
    public static ClusterAuthority read(String certificateText, byte[] keyText, Instant now) throws AuthorityProblem {
        X509Certificate certificate = PemFile.parse(certificateText).certificates().stream()
                .findFirst()
                .orElseThrow(() -> new AuthorityProblem(Kind.NO_CERTIFICATE));
        if (certificate.getBasicConstraints() < 0) {
            throw new AuthorityProblem(Kind.NO_AUTHORITY);
        }
        PemFile.Block block = PemFile.parse(new String(keyText, StandardCharsets.ISO_8859_1))
                .privateKey()
                .orElseThrow(() -> new AuthorityProblem(Kind.NO_KEY));
        Optional<TlsFit.Key> fit = PrivateKeys.fit(block, certificate.getPublicKey());
        if (fit.equals(Optional.of(TlsFit.Key.OF_ANOTHER))) {
            throw new AuthorityProblem(Kind.KEY_OF_ANOTHER);
        }
        PrivateKey key = PrivateKeys.read(block, certificate.getPublicKey())
                .filter(it -> fit.equals(Optional.of(TlsFit.Key.FITS)))
                .orElseThrow(() -> new AuthorityProblem(Kind.NO_KEY));
        if (certificate.getNotAfter().toInstant().isBefore(now.plus(SOON))) {
            throw new AuthorityProblem(Kind.EXPIRING);
        }
        return new ClusterAuthority(certificate, key);
    }

    /** Its certificate, as the text of a file that every node has. */
    public String certificateText() {
        return Signing.text(certificate);
    }

    /** Its key, as the text of the one file that must be kept secret. */
    public PrivateKeyText keyText() {
        return Signing.text(key);
    }

    /** When it expires. */
    public Instant until() {
        return certificate.getNotAfter().toInstant();
    }

    /** A new key and a certificate for it, for servers and clients; never longer than the authority's own. */
    public IssuedCertificate issue(CertificateWish wish, Instant now, SecureRandom random) {
        return issue(wish, now, new KeysAhead(random));
    }

    /** The same with a key that may have been made before. */
    public IssuedCertificate issue(CertificateWish wish, Instant now, KeysAhead keys) {
        Signing.Pair pair = keys.next();
        Instant wanted = now.plus(CERTIFICATE_LIVES);
        Instant until = wanted.isBefore(until()) ? wanted : until();
        X509Certificate issued = Signing.node(
                wish,
                pair,
                new Signing.Validity(now.minus(BEFORE_NOW), until),
                new Signing.Issuer(certificate, key),
                keys.random());
        return new IssuedCertificate(
                Signing.text(issued),
                Signing.text(pair.privateKey()),
                issued.getNotAfter().toInstant());
    }

    /** What a node's files, as they lie there, are worth. */
    public CertificateStanding standing(CertificateWish wish, String certificateText, byte[] keyText, Instant now) {
        List<X509Certificate> present = PemFile.parse(certificateText).certificates();
        if (present.isEmpty()) {
            return CertificateStanding.ABSENT;
        }
        X509Certificate own = present.get(0);
        Optional<TlsFit.Key> fit = PemFile.parse(new String(keyText, StandardCharsets.ISO_8859_1))
                .privateKey()
                .flatMap(it -> PrivateKeys.fit(it, own.getPublicKey()));
        if (!fit.equals(Optional.of(TlsFit.Key.FITS))) {
            return CertificateStanding.KEY_UNFIT;
        }
        boolean vouched = CertificateChains.follow(present, List.of(certificate))
                .filter(it -> it.end() == TlsFit.Chain.End.TRUSTED)
                .isPresent();
        if (!vouched) {
            return CertificateStanding.OTHER_AUTHORITY;
        }
        if (!namesOf(own).containsAll(wish.names())) {
            return CertificateStanding.OTHER_NAMES;
        }
        return inTime(own, now);
    }

    private static CertificateStanding inTime(X509Certificate own, Instant now) {
        Instant until = own.getNotAfter().toInstant();
        if (now.isBefore(own.getNotBefore().toInstant()) || now.isAfter(until)) {
            return CertificateStanding.NOT_VALID_NOW;
        }
        return until.isBefore(now.plus(SOON)) ? CertificateStanding.EXPIRING : CertificateStanding.GOOD;
    }

    /** The alternative names: pairs of a number and a text, as {@link X509Certificate#getSubjectAlternativeNames} has them. */
    private static Set<String> namesOf(X509Certificate certificate) {
        try {
            Collection<List<?>> pairs = certificate.getSubjectAlternativeNames();
            Set<String> names = new HashSet<>();
            if (pairs != null) {
                pairs.forEach(pair -> names.add(String.valueOf(pair.get(1))));
            }
            return names;
        } catch (CertificateParsingException unreadable) {
            return Set.of();
        }
    }
}
