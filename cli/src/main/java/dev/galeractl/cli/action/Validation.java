package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.check.DescriptionCheck;
import dev.galeractl.bootstrap.host.local.ThisHost;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.project.ProjectFile;
import dev.galeractl.cli.render.FixReport;
import dev.galeractl.cli.render.ValidateReport;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.cluster.ClusterDiagnosis;
import dev.galeractl.diagnostics.config.cluster.FoundCluster;
import dev.galeractl.diagnostics.config.cluster.Layout;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.SeenTls;
import dev.galeractl.diagnostics.config.fix.Mending.Judgement;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.file.NodeFolder;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks option files. */
public final class Validation {
    private final ValidateRequest request;
    private final Session session;
    private final Projects projects;
    private final ServerReading reading;
    private final Told told;
    private final Optional<StartGuard> guard;
    private final Optional<LiveComparison> live;

    /** By the first file that each reads; a file that is given twice is one server's. */
    private final Map<String, ConfigFacts> nodes = new LinkedHashMap<>();

    private List<FoundCluster> clusters = List.of();
    private Layout layout = Layout.unknown();
    /** A sentence for each host of a description that was to be asked and did not answer. */
    private final List<String> unheard = new ArrayList<>();

    /** The codes of what certainly does harm. */
    private final Set<FindingCode> refusals = new TreeSet<>();

    /**
     * One check of everything.
     *
     * @param reader sees the files as they are, or as they would be
     */
    Validation(ValidateRequest request, Session session, OptionFileReader reader) {
        this.request = request;
        this.session = session;
        this.projects = new Projects(session.messages());
        this.guard =
                request.guard() ? Optional.of(new StartGuard(session.around().env())) : Optional.empty();
        this.reading = new ServerReading(request, session, reader, projects, guard);
        this.told = new Told(request);
        this.live = request.live()
                ? Optional.of(new LiveComparison(session, request.extraFile(), request.user()))
                : Optional.empty();
    }

    public static ExitCode validate(ValidateRequest request, Session session) {
        // A cold JVM takes as long to read what checks know as to read the files, and most machines have a second
        // processor.
        Thread preparation = new Thread(ConfigDiagnosis::prepare, "preparation");
        preparation.setDaemon(true);
        // What fails there fails here as well, where it is told.
        preparation.setUncaughtExceptionHandler((thread, failure) -> {});
        preparation.start();
        return request.fix().isPresent()
                ? new FixRun(request, request.fix().get(), session).run()
                : new Validation(request, session, new OptionFileReader()).tell(Optional.empty());
    }

    /** Checks, and tells what was found. */
    ExitCode tell(Optional<FixReport> fix) {
        checkAll();
        ValidateReport report = report(fix);
        print(report);
        if (guard.isPresent()) {
            return guarded();
        }
        boolean asked = live.isEmpty() || live.get().tellOutcome(session);
        unheard.forEach(it -> session.err().println("galeractl: " + it));
        return asked && unheard.isEmpty() ? ending(report.verdict()) : ExitCode.UNREACHABLE;
    }

    /** Checks, and tells by the exit code alone. */
    ExitCode verdictOnly() {
        checkAll();
        return ending(told.verdict());
    }

    /** Checks, for somebody who wants to mend what is found. */
    Judgement judgement() {
        checkAll();
        return new Judgement(
                told.findings(),
                nodes.values().stream().map(ConfigFacts::options).toList());
    }

    private void checkAll() {
        if (request.cluster().isPresent()) {
            checkDescription(request.cluster().get());
        } else if (request.files().isEmpty()) {
            check(reading.ofThisHost());
        }
        List<Path> servers = new ArrayList<>();
        for (Path file : request.files()) {
            servers.addAll(NodeFolder.nodes(file));
        }
        if (live.isPresent() && servers.size() > 1) {
            throw new UserError(ExitCode.USAGE, session.text("validate.live.several"));
        }
        servers.forEach(it -> check(reading.of(it)));
        if (nodes.size() > 1) {
            checkTogether();
        }
        told.close();
    }

    private static ExitCode ending(Verdict verdict) {
        return verdict == Verdict.BROKEN ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private ExitCode guarded() {
        if (refusals.isEmpty()) {
            return ExitCode.DONE;
        }
        session.out().flush();
        String codes = refusals.stream().map(FindingCode::value).collect(Collectors.joining(", "));
        session.err().println(session.text("validate.refused", codes));
        return ExitCode.REFUSED;
    }

    /** The option files that it means are checked, and findings told at the keys that they are made of; or those that lie on its hosts. */
    private void checkDescription(Path path) {
        ClusterFile file = ClusterFiles.read(path, session);
        Optional<ProjectFile> project = projects.of(List.of(path));
        if (request.hosts().isPresent()) {
            layout = DescriptionCheck.layout(file.description().orElseThrow());
            reading.ofHosts(file.description().orElseThrow(), request.hosts().get(), project, unheard)
                    .forEach(this::check);
        } else {
            told.add(
                    DescriptionCheck.check(file, reading.version(), reading.expectations()),
                    List.of(file.source()),
                    project);
        }
    }

    private void check(GivenServer server) {
        ConfigFacts facts = server.facts();
        List<SourceFile> files = facts.options().files();
        files.stream().findFirst().ifPresent(it -> nodes.putIfAbsent(it.name(), facts));
        ConfigReport report = told.add(ConfigDiagnosis.check(facts), files, server.project());
        if (guard.isPresent()) {
            for (Finding finding : report.findings()) {
                if (guard.get().refuses(finding, facts.version())) {
                    refusals.add(finding.code());
                }
            }
        }
        live.ifPresent(it -> told.add(it.compare(facts), files, server.project()));
    }

    /** What a server's own files wish to have ignored is ignored here as well. */
    private void checkTogether() {
        List<Path> paths = nodes.keySet().stream().map(Path::of).toList();
        ClusterDiagnosis together = ClusterDiagnosis.of(amongEachOther());
        clusters = together.clusters();
        told.add(together.report(layout), told.files(), projects.of(paths));
    }

    /** With what their certificates are to each other, of those whose files are on this host. */
    private Map<String, ConfigFacts> amongEachOther() {
        List<EffectiveOptions> here = nodes.values().stream()
                .filter(it -> it.host().isPresent())
                .map(ConfigFacts::options)
                .toList();
        if (here.size() < 2) {
            return nodes;
        }
        SeenTls seen = ThisHost.certificatesAmong(here);
        Map<String, ConfigFacts> among = new LinkedHashMap<>(nodes);
        among.replaceAll((file, facts) -> facts.and(seen));
        return among;
    }

    private ValidateReport report(Optional<FixReport> fix) {
        return new ValidateReport(
                verdict(),
                told.files(),
                told.findings(),
                told.unknown(),
                told.untold(),
                guard.map(it -> List.copyOf(refusals)),
                fix,
                clusters,
                live.flatMap(LiveComparison::look),
                unheard);
    }

    /** Where a host was not heard, nothing found there is no good news. */
    private Verdict verdict() {
        Verdict verdict = told.verdict();
        return verdict == Verdict.OK && !unheard.isEmpty() ? Verdict.UNKNOWN : verdict;
    }

    private void print(ValidateReport report) {
        session.out().print(report.in(request.format(), session.showing()));
        if (request.format().isLines() && session.verbosity() != Verbosity.QUIET) {
            session.out().flush();
            session.err().println(report.counts(session.themeOfErr(), session.messages()));
        }
    }
}
