package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whom to look at.
 *
 * @param addresses servers by host, host:port or socket; none: this host's own
 * @param defaultsFile the option file of this host's server
 * @param accountFile an option file with the account to use
 */
public record StatusRequest(
        List<String> addresses,
        Optional<Path> defaultsFile,
        Optional<Path> accountFile,
        Optional<String> user,
        boolean json) {
    public StatusRequest {
        addresses = List.copyOf(addresses);
    }
}
