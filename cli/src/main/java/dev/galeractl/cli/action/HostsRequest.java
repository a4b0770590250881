package dev.galeractl.cli.action;

import java.nio.file.Path;
import java.util.Optional;

/**
 * That the hosts of a described cluster are asked.
 *
 * @param sshConfiguration in the place of {@code ~/.ssh/config}
 */
public record HostsRequest(Optional<Path> sshConfiguration) {}
