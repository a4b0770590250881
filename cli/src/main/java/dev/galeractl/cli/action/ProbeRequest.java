package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which ports to look at.
 *
 * @param hosts by host or host:port
 * @param group the name to ask each for
 * @param certificate what a node that wants TLS is shown, with its key
 */
public record ProbeRequest(
        List<String> hosts, Optional<String> group, Optional<Path> certificate, Optional<Path> key, boolean json) {
    public ProbeRequest {
        hosts = List.copyOf(hosts);
    }
}
