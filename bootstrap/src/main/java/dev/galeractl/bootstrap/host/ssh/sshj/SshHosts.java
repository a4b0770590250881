package dev.galeractl.bootstrap.host.ssh.sshj;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Ssh;
import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.host.local.ProcessTransport;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Hosts of a described cluster, reached as the user who calls would reach them. */
public final class SshHosts {
    private final SshUser user;

    private SshHosts(SshUser user) {
        this.user = user;
    }

    /**
     * Of the user of this process.
     *
     * @param environment of this process: {@code HOME}, {@code SSH_AUTH_SOCK}
     * @param configuration a file in the place of {@code ~/.ssh/config}, as {@code ssh -F} takes it
     */
    public static SshHosts of(Map<String, String> environment, Optional<Path> configuration, Secrets secrets) {
        String name = System.getProperty("user.name", "root");
        List<String> options =
                configuration.map(it -> List.of("-F", it.toString())).orElse(List.of());
        Host here = new CommandHost("here", new ProcessTransport("here"), Secrets.NONE);
        return new SshHosts(new SshUser(
                Path.of(Optional.ofNullable(environment.get("HOME")).orElse(System.getProperty("user.home", "/"))),
                Optional.ofNullable(environment.get("SSH_AUTH_SOCK")).map(Path::of),
                new SshConfiguration(here, name, environment, options),
                secrets));
    }

    /** Begins to load what encrypts connections, and returns at once: it takes as long as reading a description and asking {@code ssh -G}. */
    public static void getReady() {
        Thread thread = new Thread(SshConnector::config, "ssh-algorithms");
        thread.setDaemon(true);
        thread.start();
    }

    /** A host; the connection is opened by the first command. */
    public Host host(String name, Ssh ssh) {
        OptionalInt port = ssh.port().map(OptionalInt::of).orElse(OptionalInt.empty());
        SshTarget target =
                new SshTarget(ssh.host(), ssh.user(), port, ssh.identity().map(Path::toString));
        return new CommandHost(name, new SshTransport(name, target, user), user.secrets());
    }
}
