package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.cluster.take.ServerUnit;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.bootstrap.host.CommandHost;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.Secrets;
import dev.galeractl.bootstrap.plan.Plan;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.NodeProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Finds who takes the steps of a plan that this host's service has a part in. */
final class ServiceRuns {
    private final Tools tools;
    private final Launches launches;

    ServiceRuns(Tools tools, Launches launches) {
        this.tools = tools;
        this.launches = launches;
    }

    /** Empty if no service runs the server of the option file. */
    Optional<ServiceStepTaker> taker(Plan plan, Path defaultsFile, LocalStepTaker local, Duration patience) {
        Optional<ServiceUnit> unit = LocalUnits.look(defaultsFile).filter(ServiceUnit::runsTheFile);
        if (unit.isEmpty() || plan.steps().isEmpty()) {
            return Optional.empty();
        }
        try {
            NodeLaunch launch = launches.of(defaultsFile);
            Path socket = launch.options().value("socket").isPresent() ? launch.socket() : LocalFacts.USUAL_SOCKET;
            String node = plan.steps().get(0).node();
            Host here = new CommandHost(node, new ProcessTransport(node), Secrets.NONE);
            ServerUnit server = new ServerUnit(
                    node,
                    here,
                    unit.get().init(),
                    unit.get().name(),
                    socket,
                    launch.datadir(),
                    Optional.of(launch.errorLog()));
            return Optional.of(new ServiceStepTaker(server, local, tools, patience));
        } catch (NodeProblem noServer) {
            // The step that wants the server says so.
            return Optional.empty();
        }
    }
}
