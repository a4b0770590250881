package dev.galeractl.diagnostics.config.fact;

import java.util.Optional;

/** Whether files of {@link TlsFiles} belong together; empty where one of them could not be read. */
public record TlsFit(Optional<Key> key, Optional<Chain> chain) {

    /** What a private key is to a certificate. */
    public enum Key {
        FITS,
        /** It belongs to another certificate. */
        OF_ANOTHER,
        /** It can be opened with a passphrase only. */
        LOCKED
    }

    /**
     * How far a certificate can be followed to the authorities, as OpenSSL does it: to one that signed itself and is trusted.
     *
     * @param issuer who is missing; the last issuer that is known if nobody is
     */
    public record Chain(End end, String issuer) {

        /** Where it ends. */
        public enum End {
            TRUSTED,
            /** Nobody that is known signed the certificate, or its issuer is not trusted. */
            ISSUER_UNKNOWN,
            /** An authority is trusted that was signed by another one, and that one is not there. */
            ROOT_ABSENT
        }
    }
}
