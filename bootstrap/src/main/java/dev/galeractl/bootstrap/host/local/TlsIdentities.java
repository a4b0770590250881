package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.OperationProblem;
import dev.galeractl.bootstrap.certificate.PemFile;
import dev.galeractl.bootstrap.certificate.PrivateKeys;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.replication.group.TlsIdentity;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Reads what a node would show to other nodes. */
public final class TlsIdentities {
    private TlsIdentities() {}

    /**
     * Reads a certificate, with those that follow it in its file, and its key.
     *
     * @throws OperationProblem if one of them cannot be read, or they do not belong together
     */
    public static TlsIdentity read(Path certificate, Path key) {
        List<X509Certificate> chain =
                CertificateFiles.read(certificate).map(PemFile::certificates).orElse(List.of());
        if (chain.isEmpty()) {
            throw problem("problem.tls-certificate", certificate);
        }
        return of(chain, key).orElseThrow(() -> problem("problem.tls-key", key));
    }

    /** What the server of these options shows to other nodes; empty if it shows nothing, or its files cannot be read by us. */
    static Optional<TlsIdentity> of(EffectiveOptions options) {
        TlsFiles files = TlsFiles.ofProvider(options);
        List<X509Certificate> chain = files.certificate()
                .flatMap(CertificateFiles::read)
                .map(PemFile::certificates)
                .orElse(List.of());
        return chain.isEmpty() ? Optional.empty() : files.key().flatMap(key -> of(chain, key));
    }

    private static Optional<TlsIdentity> of(List<X509Certificate> chain, Path key) {
        PublicKey certified = chain.get(0).getPublicKey();
        return CertificateFiles.read(key)
                .flatMap(PemFile::privateKey)
                .filter(it -> PrivateKeys.fit(it, certified).equals(Optional.of(TlsFit.Key.FITS)))
                .flatMap(it -> PrivateKeys.read(it, certified))
                .map(it -> new TlsIdentity(it, chain));
    }

    private static OperationProblem problem(String key, Path file) {
        return new OperationProblem(OperationProblem.Kind.INPUT, Sentence.of(key, "file", file.toString()));
    }
}
