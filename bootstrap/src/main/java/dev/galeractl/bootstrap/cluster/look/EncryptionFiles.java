package dev.galeractl.bootstrap.cluster.look;

import java.util.Optional;

/**
 * What a node has for TLS where the description says, as text; no private key is part of it.
 *
 * @param authority the file of trusted authorities; empty if there is none
 * @param certificate the file with the node's certificate; empty if there is none
 * @param key what is known of the certificate's private key
 * @param keepsAuthority whether a key of an authority lies beside the authority's certificate
 */
public record EncryptionFiles(
        Optional<String> authority, Optional<String> certificate, Key key, boolean keepsAuthority) {

    /** What is known of a private key without having it. */
    public sealed interface Key {}

    /** There is no such file. */
    public record Absent() implements Key {}

    /** It cannot be opened without a passphrase, or it is no key. */
    public record Closed() implements Key {}

    /** There is one, and nobody on the host can look into it. */
    public record Unknown() implements Key {}

    /** Its public half in PEM. */
    public record Public(String text) implements Key {}
}
