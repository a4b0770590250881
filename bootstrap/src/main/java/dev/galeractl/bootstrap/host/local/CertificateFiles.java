package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.certificate.CertificateChains;
import dev.galeractl.bootstrap.certificate.PemFile;
import dev.galeractl.bootstrap.certificate.PrivateKeys;
import dev.galeractl.diagnostics.config.fact.SeenCertificate;
import dev.galeractl.diagnostics.config.fact.SeenTls;
import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.config.fact.TlsFit;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the certificates that option files name, and whether keys and authorities belong to them. Of a key nothing is kept but the
 * answer.
 */
final class CertificateFiles {
    private static final int BITS_OF_ED25519 = 256;
    private static final int MOST_COMPARED = 32;

    /** A bundle of all authorities of the world is smaller. */
    private static final long LARGEST = 1 << 20;

    private final Map<Path, Optional<PemFile>> files = new HashMap<>();

    private CertificateFiles() {}

    /** What can be read of them; a file that is none, or may not be read, is left out. */
    static SeenTls seen(EffectiveOptions options) {
        CertificateFiles looked = new CertificateFiles();
        Map<Path, SeenCertificate> certificates = new HashMap<>();
        Map<TlsFiles, TlsFit> fits = new HashMap<>();
        for (TlsFiles named : List.of(TlsFiles.ofProvider(options), TlsFiles.ofServer(options))) {
            Stream.of(named.certificate(), named.authority())
                    .flatMap(Optional::stream)
                    .forEach(path -> looked.certificates(path).stream()
                            .findFirst()
                            .ifPresent(it -> certificates.put(path, seen(it))));
            fits.put(named, looked.fit(named));
        }
        return new SeenTls(certificates, fits);
    }

    /** Empty if the file may not be read, is none, or is larger than it can be. */
    static Optional<PemFile> read(Path path) {
        try {
            return Files.isRegularFile(path) && Files.size(path) <= LARGEST
                    ? Optional.of(PemFile.parse(Files.readString(path, StandardCharsets.ISO_8859_1)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Whether nodes whose files are all on this host vouch for each other. Each pair is a question of its own, so that there is an end to their number;
     * a certificate that several nodes share is followed once.
     */
    static SeenTls among(List<EffectiveOptions> nodes) {
        CertificateFiles looked = new CertificateFiles();
        List<TlsFiles> named = nodes.stream()
                .map(TlsFiles::ofProvider)
                .distinct()
                .limit(MOST_COMPARED)
                .toList();
        Map<TlsFiles, TlsFit> fits = new HashMap<>();
        for (TlsFiles shown : named) {
            for (TlsFiles judge : named) {
                fits.computeIfAbsent(shown.judgedBy(judge), looked::fit);
            }
        }
        return new SeenTls(Map.of(), fits);
    }

    private Optional<PemFile> file(Path path) {
        return files.computeIfAbsent(path, CertificateFiles::read);
    }

    private List<X509Certificate> certificates(Path path) {
        return file(path).map(PemFile::certificates).orElse(List.of());
    }

    private TlsFit fit(TlsFiles named) {
        List<X509Certificate> sent = named.certificate().map(this::certificates).orElse(List.of());
        return new TlsFit(
                sent.stream()
                        .findFirst()
                        .flatMap(certificate -> named.key()
                                .flatMap(this::file)
                                .flatMap(PemFile::privateKey)
                                .flatMap(it -> PrivateKeys.fit(it, certificate.getPublicKey()))),
                named.authority().flatMap(it -> CertificateChains.follow(sent, certificates(it))));
    }

    private static SeenCertificate seen(X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        return new SeenCertificate(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Instant.now(),
                new SeenCertificate.Strength(
                        key.getAlgorithm(),
                        bits(key),
                        certificate.getSigAlgName(),
                        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())));
    }

    /** 0 for keys that this Java does not know. */
    private static int bits(PublicKey key) {
        return key instanceof RSAKey rsa
                ? rsa.getModulus().bitLength()
                : key instanceof ECKey ec
                        ? ec.getParams().getOrder().bitLength()
                        : key instanceof EdECKey ? BITS_OF_ED25519 : 0;
    }
}
