package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.host.Secrets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who logs in.
 *
 * @param home the home folder, where keys and known hosts are
 * @param agentSocket where the agent listens, by the environment
 * @param configuration tells how hosts are reached
 * @param secrets asked for passphrases
 */
public record SshUser(Path home, Optional<Path> agentSocket, SshConfiguration configuration, Secrets secrets) {}
