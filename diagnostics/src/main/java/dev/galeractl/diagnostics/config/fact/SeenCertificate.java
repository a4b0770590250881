package dev.galeractl.diagnostics.config.fact;

import java.time.Instant;

/**
 * The time in which a certificate is valid, the first of its file.
 *
 * @param seenAt when it was looked at, by the host's clock
 */
public record SeenCertificate(Instant notBefore, Instant notAfter, Instant seenAt) {}
