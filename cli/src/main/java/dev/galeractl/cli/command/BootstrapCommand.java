package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterBuilding;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.session.Session;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code galeractl bootstrap}: a new cluster, on this host or on those of a description. */
@CommandLine.Command(name = "bootstrap")
final class BootstrapCommand implements Command {
    private final GlobalOptions globals;

    @Mixin
    SubjectOptions subject = new SubjectOptions();

    @Option(names = "--adopt-data", paramLabel = "NODE", descriptionKey = "bootstrap.adopt-data")
    Set<String> adoptData = Set.of();

    @Option(names = "--overwrite-data", paramLabel = "NODE", descriptionKey = "join.overwrite-data")
    Set<String> overwriteData = Set.of();

    @Option(names = "--accept-missing", paramLabel = "MEMBER", descriptionKey = "bootstrap.accept-missing")
    Set<String> acceptMissing = Set.of();

    @Mixin
    ConsentOptions consent = new ConsentOptions();

    BootstrapCommand(GlobalOptions globals) {
        this.globals = globals;
    }

    @Override
    public Set<ExitCode> endings() {
        return Set.of(ExitCode.DONE, ExitCode.REFUSED, ExitCode.FAILED);
    }

    @Override
    public ExitCode call() {
        Waivers waivers = new Waivers(adoptData, overwriteData, acceptMissing);
        Session session = globals.session();
        return subject.isDescribed(session)
                ? subject.described(new Wish.Found(subject.install), waivers, consent.options(), session)
                : ClusterBuilding.bootstrap(subject.local(waivers, List.of(), consent.options()), session);
    }
}
