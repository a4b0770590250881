package dev.galeractl.bootstrap.certificate;

import java.time.Instant;

/**
 * A certificate with its key.
 *
 * @param certificate as the text of a file
 * @param until when it is valid
 */
public record IssuedCertificate(String certificate, PrivateKeyText key, Instant until) implements AutoCloseable {
    /** Wipes the key. */
    @Override
    public void close() {
        key.close();
    }
}
