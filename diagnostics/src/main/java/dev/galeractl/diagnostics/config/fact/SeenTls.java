package dev.galeractl.diagnostics.config.fact;

import java.nio.file.Path;
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

    public SeenTls {
        certificates = Map.copyOf(certificates);
        fits = Map.copyOf(fits);
    }
}
