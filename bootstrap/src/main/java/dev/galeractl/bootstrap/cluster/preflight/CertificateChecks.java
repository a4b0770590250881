package dev.galeractl.bootstrap.cluster.preflight;

import dev.galeractl.bootstrap.certificate.CertificateChains;
import dev.galeractl.bootstrap.certificate.PemFile;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.look.EncryptionFiles;
import dev.galeractl.bootstrap.preflight.Check;
import dev.galeractl.bootstrap.preflight.Check.Result;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain.End;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates that nodes have already, before any server is started with them. With files of somebody's own: each node has what it needs, and every
 * node trusts every other, because both ends of a connection verify each other (Galera 26.4.23, {@code socket.ssl_ca}). With our own authority: there is one, and it
 * can still sign.
 */
public final class CertificateChecks {
    private static final String SLUG = "certificates";
    /** A certificate that ends sooner is told. */
    private static final Duration SOON = Duration.ofDays(30);
    /** An authority that ends sooner signs nothing more, see {@code ClusterAuthority}. */
    private static final Duration TOO_SOON_TO_SIGN = Duration.ofDays(90);

    private final Tls tls;
    private final Map<String, EncryptionFiles> files;
    private final Instant now;
    private final CheckList checks = new CheckList();

    private CertificateChecks(Tls tls, Map<String, EncryptionFiles> files, Instant now) {
        this.tls = tls;
        this.files = files;
        this.now = now;
    }

    /**
     * Makes them.
     *
     * @param files of all nodes that could be asked
     * @param starting nodes whose servers are to be started
     * @param founds whether the cluster is to be founded; else one of these nodes keeps its authority
     */
    public static List<Check> of(
            Tls tls, Map<String, EncryptionFiles> files, Set<String> starting, boolean founds, Instant now) {
        CertificateChecks made = new CertificateChecks(tls, files, now);
        if (tls.ownAuthority()) {
            made.authority(founds);
        } else {
            files.forEach((node, own) -> made.node(node, own, starting));
        }
        return made.checks.all();
    }

    private void authority(boolean founds) {
        Optional<Map.Entry<String, EncryptionFiles>> keeper = files.entrySet().stream()
                .filter(it -> it.getValue().keepsAuthority())
                .findFirst();
        if (keeper.isEmpty()) {
            if (!founds) {
                add("", Result.FAIL, "no-keeper", "key", tls.authorityKey().toString());
            }
            return;
        }
        String node = keeper.get().getKey();
        Optional<X509Certificate> authority = keeper.get()
                .getValue()
                .authority()
                .flatMap(it -> PemFile.parse(it).certificates().stream().findFirst());
        if (authority.isEmpty()) {
            add(node, Result.FAIL, "unreadable", "file", tls.authority().toString());
        } else if (until(authority.get()).isBefore(now.plus(TOO_SOON_TO_SIGN))) {
            add(node, Result.FAIL, "authority-ends", "date", date(authority.get()));
        } else {
            add(node, Result.PASS, "authority", "date", date(authority.get()));
        }
    }

    private void node(String node, EncryptionFiles own, Set<String> starting) {
        if (own.certificate().isEmpty() || own.authority().isEmpty() || own.key() instanceof EncryptionFiles.Absent) {
            add(node, Result.FAIL, "absent", "file", missing(own));
            return;
        }
        List<X509Certificate> sent =
                PemFile.parse(own.certificate().orElseThrow()).certificates();
        if (sent.isEmpty()) {
            add(node, Result.FAIL, "unreadable", "file", tls.certificate().toString());
            return;
        }
        X509Certificate certificate = sent.get(0);
        Optional<String> doubter = doubter(node, sent, starting);
        if (own.key() instanceof EncryptionFiles.Closed) {
            add(node, Result.FAIL, "key-closed", "file", tls.key().toString());
        } else if (own.key() instanceof EncryptionFiles.Public half && !isOf(half, certificate)) {
            add(node, Result.FAIL, "key-of-another", "file", tls.key().toString());
        } else if (now.isBefore(certificate.getNotBefore().toInstant()) || now.isAfter(until(certificate))) {
            add(node, Result.FAIL, "not-valid", "date", date(certificate));
        } else if (doubter.isPresent()) {
            add(
                    node,
                    Result.FAIL,
                    "not-trusted",
                    "doubter",
                    doubter.get(),
                    "authority",
                    tls.authority().toString());
        } else if (until(certificate).isBefore(now.plus(SOON))) {
            add(node, Result.WARN, "ends-soon", "date", date(certificate));
        } else if (own.key() instanceof EncryptionFiles.Unknown) {
            add(node, Result.UNKNOWN, "key-unknown", "file", tls.key().toString());
        } else {
            add(node, Result.PASS, "pass", "date", date(certificate));
        }
    }

    private String missing(EncryptionFiles own) {
        return (own.certificate().isEmpty()
                        ? tls.certificate()
                        : own.authority().isEmpty() ? tls.authority() : tls.key())
                .toString();
    }

    /** A node whose authorities do not vouch for what the other one sends; only pairs of which one is to be started are new. */
    private Optional<String> doubter(String node, List<X509Certificate> sent, Set<String> starting) {
        return files.entrySet().stream()
                .filter(it -> starting.contains(node) || starting.contains(it.getKey()))
                .filter(it -> it.getValue()
                        .authority()
                        .map(text -> PemFile.parse(text).certificates())
                        .flatMap(trusted -> CertificateChains.follow(sent, trusted))
                        .filter(chain -> chain.end() != End.TRUSTED)
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isOf(EncryptionFiles.Public half, X509Certificate certificate) {
        String encoded =
                Base64.getEncoder().encodeToString(certificate.getPublicKey().getEncoded());
        return half.text().replaceAll("-----[A-Z ]+-----|\\s", "").equals(encoded);
    }

    private static Instant until(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static String date(X509Certificate certificate) {
        return LocalDate.ofInstant(until(certificate), ZoneOffset.UTC).toString();
    }

    private void add(String node, Result result, String key, String... parameters) {
        checks.add(SLUG, node, result, SLUG + "." + key, parameters);
    }
}
