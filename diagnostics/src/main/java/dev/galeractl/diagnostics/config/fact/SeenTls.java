package dev.galeractl.diagnostics.config.fact;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What could be read of the files that TLS needs.
 *
 * @param certificates by their files
 * @param fits by the files that were compared
 */
public record SeenTls(Map<Path, SeenCertificate> certificates, Map<TlsFiles, TlsFit> fits) {

    /** Nobody looked, or nothing could be read. */
    public static final SeenTls NOTHING = new SeenTls(Map.of(), Map.of());

    /** Both together. */
    public SeenTls and(SeenTls more) {
        Map<Path, SeenCertificate> allCertificates = new HashMap<>(certificates);
        allCertificates.putAll(more.certificates);
        Map<TlsFiles, TlsFit> allFits = new HashMap<>(fits);
        allFits.putAll(more.fits);
        return new SeenTls(allCertificates, allFits);
    }

    public SeenTls {
        certificates = Map.copyOf(certificates);
        fits = Map.copyOf(fits);
    }
}
