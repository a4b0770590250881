package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.look.ClusterFacts.Heard;
import dev.galeractl.bootstrap.cluster.look.MemberFacts;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.OperatingSystem;
import dev.galeractl.bootstrap.cluster.look.MemberFacts.ServerService;
import dev.galeractl.bootstrap.cluster.look.MissingPackages;
import dev.galeractl.bootstrap.cluster.look.MissingPackages.Trial;
import dev.galeractl.bootstrap.cluster.look.Packaging;
import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.DatadirFacts.Contents;
import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.PackageVersion;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.replication.node.DatadirPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hosts of a described cluster as a look may find them; all else about them is unremarkable. The nodes are at 10.0.0.1 and so on. */
public final class SomeMembers {
    private SomeMembers() {}

    /**
     * A host that answered.
     *
     * @param nodes of the cluster, in order
     * @param ports that are remarkable
     */
    public static Heard member(
            String node,
            List<String> nodes,
            DatadirFacts datadir,
            ServerFacts server,
            Optional<List<String>> schemas,
            Optional<Boolean> replicates,
            List<PortFacts> ports) {
        Optional<ServerService> service = Optional.of(new ServerService(
                InitSystem.SYSTEMD,
                "mariadb",
                server instanceof ServerFacts.Running ? "active" : "inactive",
                true,
                Optional.empty(),
                List.of(),
                Optional.empty()));
        return new Heard(
                node, facts(node, nodes, datadir, server, schemas, replicates, ports, service, Optional.empty()));
    }

    /** The same host with a file system of its own at the place of its datadir. */
    public static Heard mounted(Heard host) {
        MemberFacts it = host.facts();
        Path datadir = it.node().datadir().path();
        return new Heard(
                host.node(),
                new MemberFacts(
                        it.node(),
                        it.presentOptionFile(),
                        Optional.of(new DatadirPlace(datadir, datadir, false, true)),
                        it.system(),
                        it.service(),
                        it.schemasOfPeople(),
                        it.replicates(),
                        it.dataBytes(),
                        it.hostName(),
                        it.addresses(),
                        it.resolved(),
                        it.clock(),
                        it.memory(),
                        it.processors(),
                        it.openFiles(),
                        it.confinement(),
                        it.firewalls(),
                        it.tools(),
                        it.laterOptions(),
                        it.lock(),
                        it.missing()));
    }

    /**
     * A host without any package of MariaDB, and an apt that offers it.
     *
     * @param changed what is installed and would be replaced
     * @param unfinished what an interrupted installation left
     */
    public static Heard bare(String node, List<String> nodes, List<String> changed, List<String> unfinished) {
        Heard then = member(
                node,
                nodes,
                SomeFacts.datadir(Contents.SYSTEM_ONLY),
                new ServerFacts.Stopped(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        MissingPackages<MemberFacts> missing = new MissingPackages<>(
                Packaging.APT,
                List.of(new PackageVersion("mariadb-server", Optional.of("1:10.11.18-0+deb12u1"))),
                true,
                true,
                new Trial(List.of("mariadb-server", "galera-4"), changed, Optional.empty()),
                unfinished,
                false,
                List.of(List.of("mariadbd", "mysqld")),
                then.facts());
        return new Heard(
                node,
                facts(
                        node,
                        nodes,
                        SomeFacts.datadir(Contents.ABSENT),
                        new ServerFacts.Stopped(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(missing)));
    }

    private static MemberFacts facts(
            String node,
            List<String> nodes,
            DatadirFacts datadir,
            ServerFacts server,
            Optional<List<String>> schemas,
            Optional<Boolean> replicates,
            List<PortFacts> ports,
            Optional<ServerService> service,
            Optional<MissingPackages<MemberFacts>> missing) {
        NodeFacts some = new SomeFacts().facts().node();
        List<String> addresses =
                nodes.stream().map(it -> "10.0.0." + (nodes.indexOf(it) + 1)).toList();
        List<String> others = addresses.stream()
                .filter(it -> addresses.indexOf(it) != nodes.indexOf(node))
                .toList();
        NodeFacts facts = new NodeFacts(
                node,
                Path.of("/etc/mysql/mariadb.conf.d/99-galera.cnf"),
                SomeFacts.file("gcomm://" + String.join(",", addresses), others),
                datadir,
                server,
                ports.isEmpty() ? some.host() : some.host().with(ports),
                Optional.empty());
        return new MemberFacts(
                facts,
                Optional.empty(),
                Optional.empty(),
                new OperatingSystem("debian", "12", Optional.of("apt-get"), Optional.empty(), Optional.empty()),
                service,
                schemas,
                replicates,
                Optional.empty(),
                Optional.of(node),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                missing);
    }
}
