package dev.galeractl.diagnostics.config.fact;

import java.time.Instant;

/**
 * The time in which a certificate is valid, and how strong it is; the first of its file.
 *
 * @param seenAt when it was looked at, by the host's clock
 */
public record SeenCertificate(Instant notBefore, Instant notAfter, Instant seenAt, Strength strength) {

    /**
     * How hard a certificate is to forge.
     *
     * @param algorithm of its key: {@code RSA}, {@code EC} and other names of Java
     * @param bits of the key; 0 if nobody knows
     * @param signature by which it was signed, in Java's names: {@code SHA256withRSA}
     * @param selfSigned whether it names itself as its issuer; nobody relies on such a signature
     */
    public record Strength(String algorithm, int bits, String signature, boolean selfSigned) {

        @Override
        public String toString() {
            return bits == 0 ? algorithm : algorithm + " " + bits;
        }
    }
}
