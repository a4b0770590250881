package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.host.local.LocalOperations;
import dev.galeractl.bootstrap.host.local.Tools;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.terminal.Interrupts;
import dev.galeractl.replication.node.LaunchRole;

/** Creates a cluster, adds to it, and stops what was started, on this host. */
public final class ClusterBuilding {
    private ClusterBuilding() {}

    public static ExitCode bootstrap(ClusterRequest request, Session session) {
        return run(request, session).run(operations(session).bootstrap(request.operation(session)));
    }

    public static ExitCode join(ClusterRequest request, Session session) {
        return run(request, session).run(operations(session).join(request.operation(session)));
    }

    /** Stays with the server; ends when it does, or when it was stopped on demand. */
    public static ExitCode nodeRun(ClusterRequest request, LaunchRole role, Session session) {
        return new OperationRun(session, request.options(), Interrupts.Manner.STOPPING)
                .run(operations(session).run(request.operation(session), role));
    }

    public static ExitCode stop(ClusterRequest request, Session session) {
        return run(request, session).run(operations(session).stop(request.operation(session)));
    }

    private static OperationRun run(ClusterRequest request, Session session) {
        return new OperationRun(session, request.options());
    }

    private static LocalOperations operations(Session session) {
        Surroundings surroundings = Surroundings.of(session.around().env());
        return new LocalOperations(surroundings, Tools.ofThisHost(surroundings));
    }
}
