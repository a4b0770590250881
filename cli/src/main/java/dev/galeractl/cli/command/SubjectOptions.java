package dev.galeractl.cli.command;

import dev.galeractl.bootstrap.cluster.plan.Wish;
import dev.galeractl.bootstrap.guard.Waivers;
import dev.galeractl.cli.action.ClusterRequest;
import dev.galeractl.cli.action.DescribedBuilding;
import dev.galeractl.cli.action.DescribedRequest;
import dev.galeractl.cli.action.DescriptionSource;
import dev.galeractl.cli.action.HostsRequest;
import dev.galeractl.cli.action.OperationOptions;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.session.Session;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is to be worked on: the server of one option file of this host, or the hosts of a described cluster. One of the two. */
final class SubjectOptions {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            descriptionKey = "subject.file")
    Optional<Path> cluster = Optional.empty();

    @Mixin
    SketchOptions sketch = new SketchOptions();

    @Option(names = "--ssh-config", paramLabel = "FILE", descriptionKey = "validate.ssh-config")
    Optional<Path> sshConfiguration = Optional.empty();

    @Option(
            names = "--ignore-preflight",
            paramLabel = "NAME=REASON",
            mapFallbackValue = "",
            descriptionKey = "subject.ignore-preflight")
    Map<String, String> ignoredChecks = new LinkedHashMap<>();

    @Option(names = "--install", descriptionKey = "subject.install")
    boolean install;

    @Option(names = "--plan-out", paramLabel = "FILE", descriptionKey = "subject.plan-out")
    Optional<Path> planOut = Optional.empty();

    @Option(names = "--break-lock", paramLabel = "OPERATION", descriptionKey = "subject.break-lock")
    Optional<String> brokenLock = Optional.empty();

    @Option(names = "--undo", descriptionKey = "subject.undo")
    boolean undo;

    @Option(names = "--defaults-file", paramLabel = "FILE", descriptionKey = "subject.defaults-file")
    Optional<Path> defaultsFile = Optional.empty();

    @Mixin
    StartOptions start = new StartOptions();

    /** Whether the hosts of a described cluster are meant. */
    boolean isDescribed(Session session) {
        boolean described = cluster.isPresent() || sketch.isGiven();
        boolean both = described && (defaultsFile.isPresent() || start.basedir.isPresent());
        boolean twice = cluster.isPresent() && sketch.isGiven();
        boolean hostsAlone = !described
                && (sshConfiguration.isPresent()
                        || !ignoredChecks.isEmpty()
                        || planOut.isPresent()
                        || undo
                        || install
                        || brokenLock.isPresent());
        if (both || twice || hostsAlone) {
            throw new UserError(ExitCode.USAGE, session.text("usage.subject"));
        }
        return described;
    }

    /** @param peers members of the running cluster, where it is joined */
    ClusterRequest local(Waivers waivers, List<String> peers, OperationOptions options) {
        return new ClusterRequest(defaultsFile, start.basedir, waivers, peers, start.patience(), options);
    }

    /** Works on the hosts, or only plans. */
    ExitCode described(Wish wish, Waivers waivers, OperationOptions options, Session session) {
        DescribedRequest request = request(wish, waivers, options, session);
        if (Stream.of(undo, planOut.isPresent(), brokenLock.isPresent())
                        .filter(it -> it)
                        .count()
                > 1) {
            throw new UserError(ExitCode.USAGE, session.text("usage.undo"));
        } else if (undo) {
            return DescribedBuilding.undo(request, session);
        }
        return planOut.map(file -> DescribedBuilding.plan(request, file, session))
                .orElseGet(() -> DescribedBuilding.run(request, session));
    }

    private DescribedRequest request(Wish wish, Waivers waivers, OperationOptions options, Session session) {
        return new DescribedRequest(
                cluster.<DescriptionSource>map(DescriptionSource.InFile::new)
                        .orElseGet(() -> new DescriptionSource.InOptions(sketch.sketch(session))),
                new HostsRequest(sshConfiguration),
                wish,
                waivers,
                start.patience(),
                ignoredChecks,
                brokenLock,
                options);
    }
}
