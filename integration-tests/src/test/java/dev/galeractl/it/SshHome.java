package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostCommand;
import dev.galeractl.bootstrap.host.HostProblem;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.host.local.ProcessTransport;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import dev.galeractl.bootstrap.host.ssh.sshj.SshConfiguration;
import dev.galeractl.bootstrap.host.ssh.sshj.SshTransport;
import dev.galeractl.bootstrap.host.ssh.sshj.SshUser;
import dev.galeractl.testkit.Program;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person's home folder with what SSH goes by, and that person. */
record SshHome(Path folder) {
    /** Makes the folder, empty. */
    static SshHome in(Path folder) {
        try {
            Files.createDirectories(folder.resolve(".ssh"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SshHome(folder);
    }

    Path file(String name) {
        return folder.resolve(".ssh").resolve(name);
    }

    /** Writes lines of a file there. */
    Path write(String name, String... lines) {
        try {
            return Files.write(file(name), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A configuration that ends with what all tests want; of several values the first counts. */
    void configure(String... lines) {
        write("config", String.join("\n", lines), """
                Host *
                IdentityAgent none
                UserKnownHostsFile %s
                GlobalKnownHostsFile none
                """.formatted(file("known_hosts")));
    }

    /** What the real {@code ssh} makes of the same configuration. */
    ProgramResult ssh(String host) {
        return Program.of("ssh", "-F", file("config"), "-oBatchMode=yes", "-oStrictHostKeyChecking=yes", host, "true")
                .env("HOME", folder)
                .run();
    }

    /** The host of that name in the configuration. */
    Host host(String name, Secrets secrets) {
        SshConfiguration configuration = new SshConfiguration(
                new CommandHost("here", new ProcessTransport("here"), Secrets.NONE),
                System.getProperty("user.name"),
                Map.of("HOME", folder.toString()),
                List.of("-F", file("config").toString()));
        SshUser user = new SshUser(folder, Optional.empty(), configuration, secrets);
        return new CommandHost(name, new SshTransport(name, SshTarget.named(name), user), secrets);
    }

    void assertReached(String host) throws HostProblem {
        try (Host reached = host(host, Secrets.NONE)) {
            assertThat(reached.run(HostCommand.of("true")).isGood()).isTrue();
        }
    }

    /** Why a host is not reached. */
    HostProblem problem(String host) {
        try (Host refused = host(host, Secrets.NONE)) {
            HostProblem problem = catchThrowableOfType(HostProblem.class, () -> refused.run(HostCommand.of("true")));
            assertThat(problem).isNotNull();
            return problem;
        }
    }
}
