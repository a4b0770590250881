package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.OperationRequest;
import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Arbitrator;
import dev.galeractl.bootstrap.cluster.ClusterDescription.Node;
import dev.galeractl.bootstrap.cluster.operation.DescribedOperation;
import dev.galeractl.bootstrap.cluster.operation.Operator;
import dev.galeractl.bootstrap.cluster.operation.UndoOperation;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        DescribedBuilding building = of(request, session);
        return building.told(building.with(operation -> new OperationRun(session, request.options()).run(operation)));
    }

    /** Takes the latest operation of that kind back. */
    public static ExitCode undo(DescribedRequest request, Session session) {
        return of(request, session)
                .with(operation -> new OperationRun(session, request.options()).run(new UndoOperation(operation)));
    }

    /** Only puts the plan into a file. */
    public static ExitCode plan(DescribedRequest request, Path output, Session session) {
        DescribedBuilding building = of(request, session);
        return building.with(operation -> SavedBuilding.save(building, operation, output, session));
    }

    /** Whoever is left in the middle hears of both ways out. */
    ExitCode told(ExitCode code) {
        if (code == ExitCode.FAILED || code == ExitCode.INTERRUPTED) {
            String node = request.wish() instanceof Wish.Add add ? " " + add.node() : "";
            session.out().flush();
            session.err()
                    .println(session.text(
                            "operation.wayBack",
                            "galeractl " + request.wish().verb().words() + " "
                                    + request.description().words(surroundings.workingDirectory()) + node + " --undo"));
        }
        return code;
    }

    static DescribedBuilding of(DescribedRequest request, Session session) {
        return new DescribedBuilding(request, session);
    }

    DescribedRequest request() {
        return request;
    }

    /**
     * The file with the description, absolute.
     *
     * @throws UserError if it is in no file
     */
    Path file() {
        return request.description()
                .file()
                .map(it -> surroundings.workingDirectory().resolve(it).normalize())
                .orElseThrow(() -> new UserError(ExitCode.USAGE, session.text("usage.sketch.planOut")));
    }

    /** As other operators shall see it. */
    String operatorName() {
        return surroundings.user()
                + surroundings.variable("HOSTNAME").map(it -> "@" + it).orElse("");
    }

    /** Does something with the operation while its hosts can be reached. */
    ExitCode with(Function<DescribedOperation, ExitCode> deed) {
        SshHosts.getReady();
        ClusterDescription cluster =
                request.description().read(session).description().orElseThrow();
        Wish wish = wish(cluster);
        SshHosts reached = SshHosts.of(
                session.around().env(), request.hosts().sshConfiguration(), new HostSecrets(cluster, session));
        List<Host> hosts = new ArrayList<>();
        cluster.nodes().forEach(node -> hosts.add(reached.host(node.name(), node.ssh())));
        cluster.arbitrators().forEach(it -> hosts.add(reached.host(it.name(), it.ssh())));
        try {
            return deed.apply(new DescribedOperation(
                    cluster,
                    wish,
                    request.waivers(),
                    request.description().subject(surroundings.workingDirectory()),
                    hosts,
                    operator(cluster),
                    Journals.in(surroundings.stateFolder()),
                    () -> WallClock.now().toInstant()));
        } finally {
            hosts.forEach(Host::close);
        }
    }

    /** Who is to be added may be a node or an arbitrator: their names are one list. */
    private Wish wish(ClusterDescription cluster) {
        if (!(request.wish() instanceof Wish.Add add)
                || cluster.node(add.node()).isPresent()) {
            return request.wish();
        }
        if (cluster.arbitrators().stream().anyMatch(it -> it.name().equals(add.node()))) {
            return new Wish.AddArbitrator(add.node(), add.installs());
        }
        throw new UserError(
                ExitCode.USAGE,
                session.text("render.noNode", request.description().shown(), add.node(), names(cluster)));
    }

    private static String names(ClusterDescription cluster) {
        return Stream.concat(
                        cluster.nodes().stream().map(Node::name),
                        cluster.arbitrators().stream().map(Arbitrator::name))
                .collect(Collectors.joining(", "));
    }

    private Operator operator(ClusterDescription cluster) {
        return new Operator(
                operatorName(),
                new DescribedSecrets(
                        session, cluster.transfer().account().orElse(""), request.wish() instanceof Wish.Found),
                request.patience().orElse(OperationRequest.USUAL_PATIENCE),
                ignored(),
                request.brokenLock());
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
