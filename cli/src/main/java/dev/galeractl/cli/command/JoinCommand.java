package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterBuilding;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galeractl join}: a node more in a running cluster. */
@CommandLine.Command(name = "join")
final class JoinCommand implements Command {
    private final GlobalOptions globals;

    @Parameters(arity = "0..1", paramLabel = "NODE", descriptionKey = "join.node")
    Optional<String> node = Optional.empty();

    @Mixin
    SubjectOptions subject = new SubjectOptions();

    @Option(names = "--peer", paramLabel = "MEMBER", descriptionKey = "join.peer")
    List<String> peers = List.of();

    @Option(names = "--overwrite-data", paramLabel = "NODE", descriptionKey = "join.overwrite-data")
    Set<String> overwriteData = Set.of();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    JoinCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        Waivers waivers = new Waivers(Set.of(), overwriteData, Set.of());
        Session session = globals.session();
        boolean described = subject.isDescribed(session);
        if (described != node.isPresent() || (described && !peers.isEmpty())) {
            throw new UserError(ExitCode.USAGE, session.text("usage.join.node"));
        }
        return node.map(it -> subject.described(new Wish.Add(it, subject.install), waivers, consent.options(), session))
                .orElseGet(() -> ClusterBuilding.join(subject.local(waivers, peers, consent.options()), session));
    }
}
