package dev.galeractl.replication.group;

import java.time.Instant;
import java.util.Optional;

/** What protects a peer's connections. */
public sealed interface Encryption {

    /** Nothing. */
    record Plain() implements Encryption {}

    /** Nothing so far: the peer waited for TLS first ({@code socket.dynamic}), and has no certificate of its own. */
    record PlainAfterWaiting() implements Encryption {}

    /**
     * TLS. A peer with {@code socket.dynamic} and a certificate looks the same.
     *
     * @param version as {@code TLSv1.3}; empty if none was agreed on
     * @param certificate what the peer showed
     */
    record Tls(Optional<String> version, Optional<Certificate> certificate) implements Encryption {}

    /**
     * A peer's certificate; nobody vouched for it here.
     *
     * @param sha256 its fingerprint, in capital hex with colons
     */
    record Certificate(String subject, String issuer, Instant from, Instant until, String sha256) {}
}
