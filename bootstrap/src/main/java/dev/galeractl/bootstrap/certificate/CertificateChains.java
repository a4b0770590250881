package dev.galeractl.bootstrap.certificate;

import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain;
import dev.galeractl.diagnostics.config.fact.TlsFit.Chain.End;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a certificate to the authority that vouches for it, with nothing but the files that a server has. */
public final class CertificateChains {
    private CertificateChains() {}

    /**
     * Where it ends; empty if a signature is of a kind that cannot be verified here.
     *
     * @param sent the certificate, and what else is sent with it
     * @param trusted the certificates of authorities
     */
    public static Optional<TlsFit.Chain> follow(List<X509Certificate> sent, List<X509Certificate> trusted) {
        if (sent.isEmpty() || trusted.isEmpty()) {
            return Optional.empty();
        }
        List<X509Certificate> known = new ArrayList<>(trusted);
        known.addAll(sent);
        try {
            return Optional.of(end(reached(sent.get(0), known), trusted));
        } catch (GeneralSecurityException unable) {
            return Optional.empty();
        }
    }

    /** All that vouch for it, directly or by way of others: an authority may have been signed by several. */
    private static List<X509Certificate> reached(X509Certificate first, List<X509Certificate> known)
            throws GeneralSecurityException {
        List<X509Certificate> reached = new ArrayList<>(List.of(first));
        for (int i = 0; i < reached.size(); i++) {
            for (X509Certificate issuer : known) {
                if (!reached.contains(issuer) && signed(issuer, reached.get(i))) {
                    reached.add(issuer);
                }
            }
        }
        return reached;
    }

    private static Chain end(List<X509Certificate> reached, List<X509Certificate> trusted)
            throws GeneralSecurityException {
        Optional<X509Certificate> waypoint = Optional.empty();
        for (X509Certificate certificate : reached) {
            if (trusted.contains(certificate)) {
                if (signed(certificate, certificate)) {
                    return new Chain(End.TRUSTED, issuer(certificate));
                }
                waypoint = Optional.of(certificate);
            }
        }
        return waypoint.map(it -> new Chain(End.ROOT_ABSENT, issuer(it)))
                .orElseGet(() -> new Chain(End.ISSUER_UNKNOWN, issuer(reached.get(reached.size() - 1))));
    }

    private static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    /** Whether the one signed the other; throws if that cannot be found out. */
    private static boolean signed(X509Certificate issuer, X509Certificate certificate) throws GeneralSecurityException {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (SignatureException another) {
            return false;
        }
    }
}
