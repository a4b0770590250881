package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.fact.InitSystem;
import dev.galeractl.bootstrap.fact.NodeFacts;
import dev.galeractl.bootstrap.fact.PackageServer;
import dev.galeractl.bootstrap.fact.ServerFacts.Running;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.replication.node.LaunchRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who starts and stops a node's server: the service that reads exactly its option file, else galeractl itself. */
final class Starts {
    private final NodeFacts node;
    private final Optional<ServiceUnit> unit;

    Starts(NodeFacts node) {
        this.node = node;
        this.unit = node.host().unit().filter(ServiceUnit::runsTheFile);
    }

    boolean byService() {
        return unit.isPresent();
    }

    /** What makes room for the node's server. */
    List<Step> before() {
        return unit.filter(it -> PackageServer.isFresh(node))
                .<List<Step>>map(it -> List.of(new HostStep.StopFreshServer(node.name(), it.name())))
                .orElse(List.of());
    }

    /** The start itself. */
    List<Step> start(LaunchRole role) {
        if (unit.isEmpty()) {
            return List.of(new Step.StartServer(node.name(), node.defaultsFile(), role));
        }
        String name = unit.get().name();
        return switch (role) {
            case BOOTSTRAP -> List.of(new HostStep.StartFirst(node.name(), founding(unit.get())));
            case JOINER -> {
                List<Step> steps = new ArrayList<>();
                if (unit.get().init() == InitSystem.SYSTEMD) {
                    steps.add(new HostStep.RaiseStartTimeout(node.name(), name, HostStep.RaiseStartTimeout.LONGEST));
                }
                steps.add(new HostStep.StartJoiner(node.name(), name));
                yield List.copyOf(steps);
            }
        };
    }

    private static Founding founding(ServiceUnit unit) {
        return switch (unit.init()) {
            case SYSTEMD -> new Founding.BySwitch(unit.name());
            case SYSV -> new Founding.ByScript(unit.name());
        };
    }

    /** What a start leaves behind at its service, to be taken back when the server is up; a script keeps nothing of what it was told. */
    List<Step> after(LaunchRole role) {
        if (unit.filter(it -> it.init() == InitSystem.SYSTEMD).isEmpty()) {
            return List.of();
        }
        return switch (role) {
            case BOOTSTRAP -> List.of(clear());
            case JOINER -> List.of(lower(unit.get()));
        };
    }

    /** Whether an interrupted run may not have come to write down which cluster it is; of a service's server nothing else tells later whose it is. */
    boolean isUntold() {
        return unit.isPresent()
                && node.prior().filter(prior -> !prior.finished()).isPresent();
    }

    /** What an interrupted run left behind at the service of a server that is up or on its way. */
    List<Step> leftBehind() {
        List<Step> steps = new ArrayList<>();
        unit.filter(ServiceUnit::patient).ifPresent(it -> steps.add(lower(it)));
        unit.filter(ServiceUnit::switched).ifPresent(it -> steps.add(clear()));
        return steps;
    }

    /** The end of the server that runs: by its service, unless it is not up yet, which the service would not notice and wait for its end in vain. */
    Step stop(Running running) {
        return unit.filter(it -> it.runs(running) && running.status().isPresent())
                .<Step>map(it -> new HostStep.StopService(node.name(), it.name()))
                .orElseGet(() -> new Step.StopServer(node.name(), node.defaultsFile()));
    }

    private Step lower(ServiceUnit service) {
        return new HostStep.LowerStartTimeout(node.name(), service.name());
    }

    private Step clear() {
        return new HostStep.ClearBootstrapSwitches(List.of(node.name()));
    }
}
