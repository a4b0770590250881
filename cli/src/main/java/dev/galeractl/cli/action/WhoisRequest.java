package dev.galeractl.cli.action;

import java.util.Optional;

/**
 * Whom to look up.
 *
 * @param token a UUID, name, address or place in the list of members; empty: everybody
 */
public record WhoisRequest(Optional<String> token, LogRequest logs, boolean json) {}
