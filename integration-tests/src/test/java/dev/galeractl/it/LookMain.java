package dev.galeractl.it;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.look.ClusterLook;
import dev.galeractl.bootstrap.cluster.look.Reachability;
import dev.galeractl.bootstrap.cluster.look.ReachabilityLook;
import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.host.local.ProcessTransport;
import dev.galeractl.bootstrap.host.ssh.SshTarget;
import dev.galeractl.bootstrap.host.ssh.sshj.SshConfiguration;
import dev.galeractl.bootstrap.host.ssh.sshj.SshTransport;
import dev.galeractl.bootstrap.host.ssh.sshj.SshUser;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Looks at the hosts of a description over SSH; as a process of its own, so that a test can kill the operator: {@code HOME SSH-CONFIG CLUSTER-FILE}. */
final class LookMain {
    private final ClusterDescription cluster;
    private final List<? extends Host> hosts;

    LookMain(Path home, Path configuration, Path clusterFile) throws Exception {
        cluster = ClusterFile.read(new SourceText("cluster.yaml", Files.readString(clusterFile)))
                .description()
                .orElseThrow();
        SshUser user = new SshUser(
                home,
                Optional.empty(),
                new SshConfiguration(
                        new CommandHost("here", new ProcessTransport("here"), Secrets.NONE),
                        System.getProperty("user.name"),
                        Map.of("HOME", home.toString()),
                        List.of("-F", configuration.toString())),
                Secrets.NONE);
        hosts = cluster.nodes().stream()
                .map(it -> new CommandHost(
                        it.name(), new SshTransport(it.name(), SshTarget.named(it.name()), user), Secrets.NONE))
                .toList();
    }

    ClusterDescription cluster() {
        return cluster;
    }

    ClusterFacts facts() throws InterruptedException {
        return new ClusterLook(cluster, InstantSource.system()).look(hosts);
    }

    /** As a guard looks. */
    ClusterFacts factsAgain() throws InterruptedException {
        return new ClusterLook(cluster, InstantSource.system()).lookAgain(hosts);
    }

    Reachability reachability(ClusterFacts facts) throws InterruptedException {
        return new ReachabilityLook(cluster, InstantSource.system(), RandomGenerator.getDefault()).look(hosts, facts);
    }

    public static void main(String[] arguments) throws Exception {
        LookMain look = new LookMain(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        look.reachability(look.facts());
    }
}
