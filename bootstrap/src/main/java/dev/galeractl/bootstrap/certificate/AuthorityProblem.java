package dev.galeractl.bootstrap.certificate;

/** Why an authority's files are of no use. Its message names no content of them. */
public final class AuthorityProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** No certificate can be read. */
        NO_CERTIFICATE,
        /** It is a certificate, but none of an authority. */
        NO_AUTHORITY,
        /** No key can be read, or it is locked by a passphrase. */
        NO_KEY,
        /** The key is another certificate's. */
        KEY_OF_ANOTHER,
        /** It has expired, or will before what it signs. */
        EXPIRING
    }

    private final Kind kind;

    public AuthorityProblem(Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
