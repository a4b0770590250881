package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.operation.DescribedOperation;
import dev.galeractl.bootstrap.cluster.operation.Operator;
import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.cluster.preflight.IgnoredChecks;
import dev.galeractl.bootstrap.host.Host;
import dev.galeractl.bootstrap.host.ssh.sshj.SshHosts;
import dev.galeractl.bootstrap.journal.Journals;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.terminal.WallClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates a described cluster on its hosts, and adds to it, over SSH. */
public final class DescribedBuilding {
    private final DescribedRequest request;
    private final Session session;
    private final Surroundings surroundings;

    private DescribedBuilding(DescribedRequest request, Session session) {
        this.request = request;
        this.session = session;
        this.surroundings = Surroundings.of(session.around().env());
    }

    public static ExitCode run(DescribedRequest request, Session session) {
        return new DescribedBuilding(request, session).run();
    }

    private ExitCode run() {
        ClusterDescription cluster =
                ClusterFiles.read(request.file(), session).description().orElseThrow();
        if (request.wish() instanceof Wish.Add add && cluster.node(add.node()).isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE, session.text("render.noNode", request.file(), add.node(), names(cluster)));
        }
        SshHosts reached = SshHosts.of(
                session.around().env(), request.hosts().sshConfiguration(), new HostSecrets(cluster, session));
        List<Host> hosts = new ArrayList<>();
        cluster.nodes().forEach(node -> hosts.add(reached.host(node.name(), node.ssh())));
        Path file = surroundings.workingDirectory().resolve(request.file()).normalize();
        try {
            return new OperationRun(session, request.options())
                    .run(new DescribedOperation(
                            cluster,
                            request.wish(),
                            request.waivers(),
                            file.toString(),
                            hosts,
                            operator(cluster),
                            Journals.in(surroundings.stateFolder()),
                            () -> WallClock.now().toInstant()));
        } finally {
            hosts.forEach(Host::close);
        }
    }

    private static String names(ClusterDescription cluster) {
        return String.join(", ", cluster.nodes().stream().map(Node::name).toList());
    }

    private Operator operator(ClusterDescription cluster) {
        String host = surroundings.variable("HOSTNAME").map(it -> "@" + it).orElse("");
        return new Operator(
                surroundings.user() + host,
                new DescribedSecrets(
                        session, cluster.transfer().account().orElse(""), request.wish() instanceof Wish.Found),
                request.patience().orElse(OperationRequest.USUAL_PATIENCE),
                ignored());
    }

    private IgnoredChecks ignored() {
        request.ignoredChecks().forEach((name, reason) -> {
            if (reason.isBlank()) {
                throw new UserError(ExitCode.USAGE, session.text("usage.ignorePreflight", name));
            }
        });
        return new IgnoredChecks(request.ignoredChecks());
    }
}
