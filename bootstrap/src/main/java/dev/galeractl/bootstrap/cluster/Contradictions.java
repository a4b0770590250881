package dev.galeractl.bootstrap.cluster;

import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.ClusterDescription.NodePorts;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Ssh;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Sudo;
import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.option.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mistakes that no value has alone: two of a kind where one may be, and one that needs another. */
final class Contradictions {
    private final ClusterDescription cluster;
    private final Written file;
    private final Places places;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> clashes = new HashSet<>();

    private Contradictions(ClusterDescription cluster, Written file, Places places) {
        this.cluster = cluster;
        this.file = file;
        this.places = places;
    }

    static List<Mistake> in(ClusterDescription cluster, Written file, Places places) {
        Contradictions contradictions = new Contradictions(cluster, file, places);
        contradictions.names();
        contradictions.listeners();
        contradictions.transfer();
        contradictions.tls();
        contradictions.ssh();
        return contradictions.mistakes;
    }

    private void names() {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < cluster.nodes().size(); i++) {
            name(seen, cluster.nodes().get(i).name(), "nodes[" + i + "].name");
        }
        for (int i = 0; i < cluster.arbitrators().size(); i++) {
            name(seen, cluster.arbitrators().get(i).name(), "arbitrators[" + i + "].name");
        }
    }

    private void name(Map<String, String> seen, String name, String path) {
        if (seen.putIfAbsent(name.toLowerCase(Locale.ROOT), path) != null) {
            mistake(path, Sentence.of("cluster.name-twice", "key", name));
        }
    }

    /** Somebody who listens. */
    private record Listener(String name, NodeAddress address, int port, String path) {}

    /** Who wants a port of an address that somebody else has; each pair of hosts is told once. */
    private void listeners() {
        List<Listener> all = new ArrayList<>();
        for (int i = 0; i < cluster.nodes().size(); i++) {
            for (Listener listener : of(cluster.nodes().get(i), "nodes[" + i + "]")) {
                add(all, listener);
            }
        }
        for (int i = 0; i < cluster.arbitrators().size(); i++) {
            Arbitrator it = cluster.arbitrators().get(i);
            add(all, new Listener(it.name(), it.address(), it.port(), "arbitrators[" + i + "].address"));
        }
    }

    private static List<Listener> of(Node node, String path) {
        NodePorts ports = node.ports();
        List<Listener> listeners = new ArrayList<>();
        Map.of("client", ports.client(), "group", ports.group(), "ist", ports.ist(), "sst", ports.sst())
                .forEach((name, port) ->
                        listeners.add(new Listener(node.name(), node.address(), port, path + ".ports." + name)));
        listeners.sort((one, other) -> one.path().compareTo(other.path()));
        return listeners;
    }

    private void add(List<Listener> all, Listener next) {
        Optional<Listener> other = all.stream()
                .filter(it -> it.port() == next.port() && it.address().sameHost(next.address()))
                .findFirst();
        if (other.isEmpty()) {
            all.add(next);
        } else if (other.get().name().equals(next.name())) {
            mistake(
                    next.path(),
                    Sentence.of("cluster.port-twice", "key", String.valueOf(next.port()), "node", next.name()));
        } else if (clashes.add(other.get().name() + "/" + next.name())) {
            String at = next.path().replaceFirst("\\.ports\\..*", ".address");
            mistake(
                    at,
                    Sentence.of(
                            "cluster.address-twice",
                            "key",
                            next.address().toString(),
                            "port",
                            String.valueOf(next.port()),
                            "other",
                            other.get().name()));
        }
    }

    private void transfer() {
        boolean account = file.section("sst").has("account");
        if (file.section("sst").has("password") && !account) {
            mistake("sst.password", Sentence.of("cluster.needs", "key", "password", "other", "account"));
        }
        boolean ownAccount = cluster.server().product() == Product.PERCONA_XTRADB_CLUSTER
                && cluster.server().isAtLeast(8, 0);
        if (account && ownAccount) {
            mistake(
                    "sst.account",
                    Sentence.of(
                            "cluster.account-unused", "key", cluster.server().toString()));
        }
    }

    private void tls() {
        Written tls = file.section("tls");
        if (tls.text("from").filter("files"::equals).isPresent()) {
            for (String key : List.of("ca", "certificate", "key")) {
                if (!tls.has(key)) {
                    mistake("tls.from", Sentence.of("cluster.needs", "key", "from: files", "other", key));
                }
            }
        }
    }

    private void ssh() {
        for (int i = 0; i < cluster.nodes().size(); i++) {
            ssh(cluster.nodes().get(i).ssh(), "nodes[" + i + "].ssh.");
        }
        for (int i = 0; i < cluster.arbitrators().size(); i++) {
            ssh(cluster.arbitrators().get(i).ssh(), "arbitrators[" + i + "].ssh.");
        }
    }

    private void ssh(Ssh ssh, String path) {
        if (ssh.sudo() == Sudo.PASSWORD && ssh.password().isEmpty()) {
            mistake(path + "sudo", Sentence.of("cluster.needs", "key", "sudo: password", "other", "password"));
        }
        if (ssh.passphrase().isPresent() && ssh.identity().isEmpty()) {
            mistake(path + "passphrase", Sentence.of("cluster.needs", "key", "passphrase", "other", "identity"));
        }
    }

    /** What many nodes inherit is one mistake. */
    private void mistake(String path, Sentence sentence) {
        Mistake mistake = new Mistake(places.of(path), sentence, Optional.empty());
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }
}
