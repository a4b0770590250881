package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.SeenCertificate;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads the certificates that option files name; keys are never opened. */
final class CertificateFiles {
    /** A bundle of all authorities of the world is smaller. */
    private static final long LARGEST = 1 << 20;

    private CertificateFiles() {}

    /** What can be read of them; a file that is none, or may not be read, is left out. */
    static Map<Path, SeenCertificate> seen(EffectiveOptions options) {
        Map<Path, SeenCertificate> seen = new HashMap<>();
        for (Path path : HostFacts.certificatesOfInterest(options)) {
            try (InputStream stream = Files.newInputStream(path)) {
                if (Files.isRegularFile(path)
                        && Files.size(path) <= LARGEST
                        && CertificateFactory.getInstance("X.509").generateCertificate(stream)
                                instanceof X509Certificate certificate) {
                    seen.put(
                            path,
                            new SeenCertificate(
                                    certificate.getNotBefore().toInstant(),
                                    certificate.getNotAfter().toInstant(),
                                    Instant.now()));
                }
            } catch (IOException | CertificateException unreadable) {
                // Then nothing is known of it.
            }
        }
        return seen;
    }
}
