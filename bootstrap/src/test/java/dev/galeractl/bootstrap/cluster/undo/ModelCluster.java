package dev.galeractl.bootstrap.cluster.undo;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Tls;
import dev.galeractl.bootstrap.cluster.look.ClusterFacts;
import dev.galeractl.bootstrap.cluster.plan.SomeMembers;
import dev.galeractl.bootstrap.cluster.undo.ModelHost.Datadir;
import dev.galeractl.bootstrap.cluster.undo.ModelHost.Server;
import dev.galeractl.bootstrap.fact.DatadirFacts;
import dev.galeractl.bootstrap.fact.ServerFacts;
import dev.galeractl.bootstrap.fact.ServerFacts.Origin;
import dev.galeractl.bootstrap.fact.SomeFacts;
import dev.galeractl.bootstrap.plan.HostStep;
import dev.galeractl.bootstrap.plan.Step;
import dev.galeractl.bootstrap.plan.UndoStep;
import dev.galeractl.replication.state.WsrepStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hosts in memory on which the steps of plans are taken. */
final class ModelCluster {
    private final ClusterDescription cluster;
    private final Map<String, ModelHost> hosts = new LinkedHashMap<>();

    ModelCluster(ClusterDescription cluster) {
        this.cluster = cluster;
    }

    void add(String node, Server server, Optional<Datadir> datadir) {
        hosts.put(
                node,
                new ModelHost(node, cluster.node(node).orElseThrow().paths().datadir(), server, datadir));
    }

    ModelHost host(String node) {
        return Optional.ofNullable(hosts.get(node)).orElseThrow();
    }

    String essence() {
        return hosts.values().stream().map(it -> it.name + ": " + it.essence()).collect(Collectors.joining("\n"));
    }

    List<HostNotes> notes() {
        return hosts.values().stream().map(ModelHost::notes).toList();
    }

    ClusterFacts facts() {
        return new ClusterFacts(hosts.values().stream().map(this::member).toList());
    }

    private ClusterFacts.Member member(ModelHost host) {
        boolean answers = host.server == Server.PACKAGE || host.server == Server.MEMBER;
        Optional<List<String>> schemas =
                answers ? host.datadir().map(it -> List.copyOf(it.schemas())) : Optional.empty();
        Optional<Boolean> replicates = answers ? Optional.of(host.server == Server.MEMBER) : Optional.empty();
        ClusterFacts.Heard member = SomeMembers.member(
                host.name, List.copyOf(hosts.keySet()), datadir(host), server(host), schemas, replicates, List.of());
        return host.isMounted ? SomeMembers.mounted(member) : member;
    }

    private static DatadirFacts datadir(ModelHost host) {
        boolean galera = host.datadir().filter(Datadir::galera).isPresent();
        DatadirFacts plain = galera
                ? SomeFacts.datadir(host.contents(), SomeFacts.CLUSTER, -1, false)
                : SomeFacts.datadir(host.contents());
        return new DatadirFacts(
                host.path,
                plain.contents(),
                host.datadir().map(it -> List.copyOf(it.schemas())).orElse(List.of()),
                plain.saved(),
                plain.unreadableState(),
                plain.formerMember(),
                plain.viewOrHistoryLeft(),
                plain.cleanlyStopped());
    }

    private ServerFacts server(ModelHost host) {
        if (host.server == Server.NONE) {
            return new ServerFacts.Stopped();
        } else if (host.server == Server.JOINING) {
            return new ServerFacts.Running(4711, Origin.FOREIGN, Optional.empty());
        }
        Map<String, String> values = new HashMap<>();
        if (host.server == Server.MEMBER) {
            values.putAll(SomeFacts.status(SomeFacts.CLUSTER, true).raw());
            values.put("wsrep_cluster_name", cluster.name());
            values.put("wsrep_provider_name", "Galera");
            values.put("wsrep_cluster_size", Long.toString(inTheGroup().count()));
            values.put(
                    "wsrep_incoming_addresses",
                    inTheGroup()
                            .map(it -> cluster.node(it.name)
                                            .orElseThrow()
                                            .reachedAt()
                                            .host() + ":0")
                            .collect(Collectors.joining(",")));
        } else {
            values.put("wsrep_cluster_size", "0");
            values.put("wsrep_ready", "OFF");
        }
        return new ServerFacts.Running(4711, Origin.FOREIGN, Optional.of(new WsrepStatus(values)));
    }

    private List<ModelHost> members() {
        return hosts.values().stream().filter(it -> it.server == Server.MEMBER).toList();
    }

    private Stream<ModelHost> inTheGroup() {
        return hosts.values().stream()
                .filter(it -> it.server == Server.MEMBER || it.server == Server.JOINING || it.isStillCounted);
    }

    void take(Step step) {
        if (step instanceof HostStep.TakeClusterLock lock) {
            lock.nodes().forEach(it -> host(it).lock = Optional.of(lock.operation()));
        } else if (step instanceof HostStep.ReleaseClusterLock lock) {
            lock.nodes().forEach(it -> host(it).lock = Optional.empty());
        } else if (step instanceof UndoStep.ForgetOperation forget) {
            forget.nodes().forEach(it -> host(it).forget());
        } else if (hosts.containsKey(step.node())) {
            on(host(step.node()), step);
        }
    }

    private void on(ModelHost host, Step step) {
        if (step instanceof UndoStep back) {
            back(host, back);
        } else if (step instanceof HostStep.StopFreshServer) {
            host.server = Server.NONE;
        } else if (step instanceof HostStep.WriteOptionFile write) {
            host.write(write.file(), write.text());
        } else if (step instanceof HostStep.WriteSecretFile write) {
            host.write(write.file(), "secret");
        } else if (step instanceof HostStep.MakeAuthority || step instanceof HostStep.IssueCertificate) {
            Tls tls = cluster.tls().orElseThrow();
            host.write(tls.authority(), "authority");
            host.write(step instanceof HostStep.MakeAuthority ? tls.authorityKey() : tls.key(), "key");
        } else if (step instanceof HostStep.RaiseStartTimeout) {
            host.raised = true;
        } else if (step instanceof HostStep.LowerStartTimeout) {
            host.raised = false;
        } else if (step instanceof Step.SetDatadirAside aside) {
            host.move(aside.datadir(), aside.aside());
        } else if (step instanceof Step.CreateDatadir create) {
            host.datadirs.put(create.datadir(), new Datadir("made on " + host.name, Set.of(), false, false));
        } else if (step instanceof HostStep.StartFirst) {
            start(host, host.datadir().orElseThrow());
        } else if (step instanceof HostStep.StartJoiner) {
            // All data comes from the cluster.
            start(host, members().get(0).datadir().orElseThrow());
            host.server = Server.JOINING;
        } else if (step instanceof Step.AwaitSynced) {
            host.server = Server.MEMBER;
        } else if (step instanceof HostStep.CreateTransferAccount) {
            host.noteAccount();
            members().forEach(it -> it.change(it.datadir().orElseThrow().withAccount(true)));
        }
    }

    private static void start(ModelHost host, Datadir data) {
        host.noteStart();
        host.change(data.asMember(true));
        host.server = Server.MEMBER;
    }

    private void back(ModelHost host, UndoStep step) {
        if (step instanceof UndoStep.StopStarted) {
            host.server = Server.NONE;
        } else if (step instanceof UndoStep.RemoveFromServer) {
            List<ModelHost> concerned = host.server == Server.MEMBER ? members() : List.of(host);
            concerned.forEach(it -> it.change(it.datadir().orElseThrow().withAccount(false)));
        } else if (step instanceof UndoStep.MoveDatadirAway move) {
            host.move(move.datadir(), move.away());
        } else if (step instanceof UndoStep.RestoreDatadir restore) {
            host.move(restore.aside(), restore.datadir());
        } else if (step instanceof UndoStep.ForgetMembership) {
            host.change(host.datadir().orElseThrow().asMember(false));
        } else if (step instanceof UndoStep.RestoreFile restore) {
            host.restore(restore.file());
        } else if (step instanceof UndoStep.StartPackageServer) {
            if (host.datadir().filter(it -> it.schemas().isEmpty()).isEmpty()) {
                throw new AssertionError("no package's server ran on " + host.datadir());
            }
            host.server = Server.PACKAGE;
        }
    }
}
