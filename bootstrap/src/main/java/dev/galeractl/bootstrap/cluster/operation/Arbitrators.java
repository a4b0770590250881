package dev.galeractl.bootstrap.cluster.operation;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts.Service;
import dev.galeractl.bootstrap.cluster.look.ArbitratorLook;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.cluster.take.ArbitratorHost;
import dev.galeractl.bootstrap.cluster.undo.HostNotes.NotedFile;
import dev.galeractl.bootstrap.cluster.undo.UndoLook;
import dev.galeractl.bootstrap.cluster.undo.UndoneArbitrator;
import dev.galeractl.bootstrap.cluster.undo.UndoneOperation;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.HostProblem;
import java.util.ArrayList;
import java.util.List;

/** The hosts of those arbitrators of a description that an operation shall make run. */
final class Arbitrators {
    private final List<Arbitrator> wished = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();

    /** @param hosts of the description's arbitrators, in its order */
    Arbitrators(ClusterDescription cluster, Wish wish, List<Host> hosts) {
        for (int i = 0; i < hosts.size(); i++) {
            Arbitrator arbitrator = cluster.arbitrators().get(i);
            if (isWished(arbitrator, wish)) {
                wished.add(arbitrator);
                this.hosts.add(hosts.get(i));
            }
        }
    }

    /** A node that joins brings no arbitrator with it. */
    private static boolean isWished(Arbitrator arbitrator, Wish wish) {
        return wish instanceof Wish.Found
                || (wish instanceof Wish.AddArbitrator add && add.arbitrator().equals(arbitrator.name()));
    }

    /** Whether one of them is called so. */
    boolean have(String name) {
        return wished.stream().anyMatch(it -> it.name().equals(name));
    }

    List<Host> hosts() {
        return List.copyOf(hosts);
    }

    List<ArbitratorSight> look() {
        try {
            return ArbitratorLook.look(wished, hosts);
        } catch (InterruptedException e) {
            // The executor knows it by its cause.
            throw new IllegalStateException(e);
        }
    }

    /** Those that answer now, and where they live. */
    List<ArbitratorHost> reached() {
        List<ArbitratorHost> reached = new ArrayList<>();
        List<ArbitratorSight> sights = look();
        for (int i = 0; i < sights.size(); i++) {
            if (sights.get(i) instanceof ArbitratorSight.Heard heard) {
                reached.add(new ArbitratorHost(
                        wished.get(i),
                        hosts.get(i),
                        heard.facts().service().map(Service::group).orElse("")));
            }
        }
        return reached;
    }

    /** Those on whose hosts an operation worked, with what it noted there. */
    List<UndoneArbitrator> undone(UndoneOperation undone) {
        List<UndoneArbitrator> found = new ArrayList<>();
        List<ArbitratorSight> sights = look();
        for (int i = 0; i < sights.size(); i++) {
            if (undone.arbitrators().contains(sights.get(i).name())) {
                found.add(undone(undone, sights.get(i), hosts.get(i)));
            }
        }
        return found;
    }

    private static UndoneArbitrator undone(UndoneOperation undone, ArbitratorSight sight, Host host) {
        if (sight instanceof ArbitratorSight.Unheard) {
            return new UndoneArbitrator(sight, List.of());
        }
        try {
            List<NotedFile> files = UndoLook.files(undone, host);
            return new UndoneArbitrator(sight, files);
        } catch (HostProblem e) {
            return new UndoneArbitrator(new ArbitratorSight.Unheard(sight.name(), e), List.of());
        }
    }
}
