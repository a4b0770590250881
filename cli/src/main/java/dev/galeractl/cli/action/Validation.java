package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.cluster.ClusterFile;
import dev.galeractl.bootstrap.cluster.check.DescriptionCheck;
import dev.galeractl.bootstrap.host.local.LocalService;
import dev.galeractl.bootstrap.host.local.ServerPlaces;
import dev.galeractl.bootstrap.host.local.ThisHost;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.project.ProjectFile;
import dev.galeractl.cli.render.FixReport;
import dev.galeractl.cli.render.Untold;
import dev.galeractl.cli.render.ValidateReport;
import dev.galeractl.cli.session.Session;
import dev.galeractl.cli.session.Verbosity;
import dev.galeractl.diagnostics.config.ConfigDiagnosis;
import dev.galeractl.diagnostics.config.ConfigReport;
import dev.galeractl.diagnostics.config.cluster.ClusterDiagnosis;
import dev.galeractl.diagnostics.config.cluster.FoundCluster;
import dev.galeractl.diagnostics.config.cluster.Layout;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.config.fix.Mending.Judgement;
import dev.galeractl.diagnostics.config.ignore.Ignore;
import dev.galeractl.diagnostics.config.ignore.Ignore.Everywhere;
import dev.galeractl.diagnostics.config.ignore.Ignore.Source;
import dev.galeractl.diagnostics.config.ignore.Sieve;
import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.Severity;
import dev.galeractl.diagnostics.finding.UnknownCheck;
import dev.galeractl.diagnostics.finding.Verdict;
import dev.galeractl.replication.file.NodeFolder;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.file.PersistedFile;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final OptionFileReader reader;
    private final Optional<ServerVersion> version;
    private final Product product;
    private final OptionFilePlaces places;
    private final List<Ignore> ignores;
    private final Projects projects;
    private final Sieve sieve = new Sieve();
    /** The least severe findings to tell: as the command line says, else the first project file. */
    private Optional<Severity> least;

    /** By the first file that each reads; a file that is given twice is one server's. */
    private final Map<String, ConfigFacts> nodes = new LinkedHashMap<>();

    private final Map<String, SourceFile> files = new LinkedHashMap<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Finding> hidden = new LinkedHashSet<>();
    private final Set<UnknownCheck> unknown = new LinkedHashSet<>();
    private final Optional<StartGuard> guard;
    private final Optional<LiveComparison> live;
    private List<FoundCluster> clusters = List.of();
    private Layout layout = Layout.unknown();
    /** A sentence for each host of a description that was to be asked and did not answer. */
    private final List<String> unheard = new ArrayList<>();

    /** The codes of what certainly does harm. */
    private final Expectations expectations;

    private final Set<FindingCode> refusals = new TreeSet<>();
    /** Of the server that is installed here, while its files are checked and nobody said which server will read them. */
    private Optional<ServerVersion> installed = Optional.empty();

    /**
     * One check of everything.
     *
     * @param reader sees the files as they are, or as they would be
     */
    Validation(ValidateRequest request, Session session, OptionFileReader reader) {
        this.request = request;
        this.session = session;
        this.reader = reader;
        this.version = request.serverVersion()
                .map(text -> ServerVersion.parseWanted(text)
                        .orElseThrow(() -> new UserError(ExitCode.USAGE, session.text("validate.badVersion", text))));
        this.expectations = request.expected().read(session);
        this.product = version.map(ServerVersion::product).orElse(Product.MARIADB);
        this.places = OptionFilePlaces.standard(product, session.around().env(), request.extraFile());
        this.ignores = request.ignores().stream().map(Validation::ignore).toList();
        this.projects = new Projects(session.messages());
        this.least = request.severity();
        this.guard =
                request.guard() ? Optional.of(new StartGuard(session.around().env())) : Optional.empty();
        this.live = request.live()
                ? Optional.of(new LiveComparison(session, request.extraFile(), request.user()))
                : Optional.empty();
    }

    public static ExitCode validate(ValidateRequest request, Session session) {
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
        return ending(Verdict.of(findings, unknown));
    }

    /** Checks, for somebody who wants to mend what is found. */
    Judgement judgement() {
        checkAll();
        return new Judgement(
                List.copyOf(findings),
                nodes.values().stream().map(ConfigFacts::options).toList());
    }

    private void checkAll() {
        if (request.cluster().isPresent()) {
            checkDescription(request.cluster().get());
        } else if (request.files().isEmpty()) {
            checkThisHost();
        }
        List<Path> servers = new ArrayList<>();
        for (Path file : request.files()) {
            servers.addAll(NodeFolder.nodes(file));
        }
        if (live.isPresent() && servers.size() > 1) {
            throw new UserError(ExitCode.USAGE, session.text("validate.live.several"));
        }
        servers.forEach(this::check);
        if (nodes.size() > 1) {
            checkTogether();
        }
        tell(sieve.needless());
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

    private void checkThisHost() {
        Optional<ServiceAdditions> service = service();
        Optional<ServerVersion> here = version.isPresent() ? Optional.empty() : HostServer.version(service);
        ServerSources sources = ServerSources.of(
                here.map(ServerVersion::product).orElse(product),
                service,
                session.around().env(),
                request.extraFile(),
                request.groupSuffix());
        Optional<ProjectFile> project = projects.of(sources.paths());
        installed = stated(project).isPresent() ? Optional.empty() : here;
        EffectiveOptions read = sources.read(reader, groups(project, sources.groupSuffix()));
        if (read.files().isEmpty() && !sources.noDefaults()) {
            String looked = String.join(
                    ", ", sources.paths().stream().map(Path::toString).toList());
            throw new UserError(ExitCode.USAGE, session.text("validate.noFiles", looked));
        }
        check(service.isPresent() ? service.get().over(read) : asStarted(read), project, service);
    }

    /** A guard judges the start that is going on; founding a cluster with it is no mistake in what stays. */
    private Optional<ServiceAdditions> service() {
        return request.guard()
                ? LocalService.starting(session.around().env()).map(it -> it.without("wsrep_new_cluster"))
                : LocalService.installed();
    }

    private EffectiveOptions asStarted(EffectiveOptions read) {
        return guard.isPresent() ? guard.get().asStarted(read) : read;
    }

    /** The option files that it means are checked; findings are told at the keys that they are made of. */
    private void checkDescription(Path path) {
        ClusterFile file = ClusterFiles.read(path, session);
        Optional<ProjectFile> project = projects.of(List.of(path));
        least = least.or(() -> project.flatMap(ProjectFile::severity));
        if (request.hosts().isPresent()) {
            checkHosts(file.description().orElseThrow(), request.hosts().get(), project);
            return;
        }
        List<Ignore> wishes = new ArrayList<>(ignores);
        project.ifPresent(it -> wishes.addAll(it.ignoresFor(List.of(path.toString()))));
        SourceFile source = file.source();
        ConfigReport report = sieve.sift(DescriptionCheck.check(file, version, expectations), List.of(source), wishes);
        files.put(source.name(), source);
        tell(report.findings());
        unknown.addAll(report.unknown());
    }

    /** What lies on the hosts is checked like files that were fetched from there. */
    private void checkHosts(ClusterDescription cluster, HostsRequest hosts, Optional<ProjectFile> project) {
        installed = stated(project).isPresent() ? Optional.empty() : Optional.of(cluster.server());
        layout = DescriptionCheck.layout(cluster);
        ClusterHosts.Read read = new ClusterHosts(cluster, session).read(hosts, groups(project, request.groupSuffix()));
        read.options().values().forEach(options -> check(options, project, Optional.empty()));
        unheard.addAll(read.problems());
    }

    private void check(Path file) {
        Optional<ProjectFile> project = projects.of(List.of(file));
        boolean own = request.thisHost() || places.paths().contains(file);
        installed = stated(project).isPresent() || !own ? Optional.empty() : HostServer.version(Optional.empty());
        EffectiveOptions started = asStarted(reader.read(file, groups(project, request.groupSuffix())));
        PersistedFile.Read beside = PersistedFile.over(started, file, versionIn(project));
        check(beside.options(), project, Optional.empty());
    }

    private void check(EffectiveOptions started, Optional<ProjectFile> project, Optional<ServiceAdditions> service) {
        PersistedFile.Read read = isOwn(started)
                ? PersistedFile.over(started, versionIn(project))
                : new PersistedFile.Read(started, Optional.empty());
        EffectiveOptions options = read.options();
        ConfigFacts facts = new ConfigFacts(options, versionIn(project), host(options))
                .with(expectations)
                .without(read.unread())
                .at(place(options, service));
        options.files().stream().findFirst().ifPresent(it -> nodes.putIfAbsent(it.name(), facts));
        ConfigReport all = ConfigDiagnosis.check(facts);
        List<String> names = options.files().stream().map(SourceFile::name).toList();
        List<Ignore> wishes = new ArrayList<>(ignores);
        project.ifPresent(it -> wishes.addAll(it.ignoresFor(names)));
        ConfigReport report = sieve.sift(all, options.files(), wishes);
        options.files().forEach(file -> files.putIfAbsent(file.name(), file));
        least = least.or(() -> project.flatMap(ProjectFile::severity));
        tell(report.findings());
        guard.ifPresent(it -> report.findings().stream()
                .filter(finding -> it.refuses(finding, versionIn(project)))
                .forEach(finding -> refusals.add(finding.code())));
        unknown.addAll(report.unknown());
        live.ifPresent(it -> {
            ConfigReport drift = sieve.sift(it.compare(facts), options.files(), wishes);
            tell(drift.findings());
            unknown.addAll(drift.unknown());
        });
    }

    /** What a server's own files wish to have ignored is ignored here as well. */
    private void checkTogether() {
        List<Path> paths = nodes.keySet().stream().map(Path::of).toList();
        List<Ignore> wishes = new ArrayList<>(ignores);
        projects.of(paths).ifPresent(it -> wishes.addAll(it.ignoresFor(List.copyOf(files.keySet()))));
        ClusterDiagnosis together = ClusterDiagnosis.of(nodes);
        clusters = together.clusters();
        ConfigReport report = sieve.sift(together.report(layout), List.copyOf(files.values()), wishes);
        tell(report.findings());
        unknown.addAll(report.unknown());
    }

    private void tell(List<Finding> found) {
        for (Finding finding : found) {
            boolean told = Catalogue.severity(finding).compareTo(least.orElse(Severity.NOTICE)) <= 0;
            (told ? findings : hidden).add(finding);
        }
    }

    private ValidateReport report(Optional<FixReport> fix) {
        return new ValidateReport(
                verdict(),
                List.copyOf(files.values()),
                List.copyOf(findings),
                List.copyOf(unknown),
                new Untold(sieve.ignored(), sieve.ignoredChecks(), hidden.size()),
                guard.map(it -> List.copyOf(refusals)),
                fix,
                clusters,
                live.flatMap(LiveComparison::look),
                unheard);
    }

    /** Where a host was not heard, nothing found there is no good news. */
    private Verdict verdict() {
        Verdict verdict = Verdict.of(findings, unknown);
        return verdict == Verdict.OK && !unheard.isEmpty() ? Verdict.UNKNOWN : verdict;
    }

    private void print(ValidateReport report) {
        session.out().print(report.in(request.format(), session.showing()));
        if (request.format().isLines() && session.verbosity() != Verbosity.QUIET) {
            session.out().flush();
            session.err().println(report.counts(session.themeOfErr(), session.messages()));
        }
    }

    /** A file for another machine must not be judged by what this one has. */
    private Optional<HostFacts> host(EffectiveOptions options) {
        return isOwn(options) ? Optional.of(ThisHost.factsFor(options)) : Optional.empty();
    }

    /** Whose a file is counts where the server will find it; a draft for this host gets its permissions later. */
    private Optional<ServerPlace> place(EffectiveOptions options, Optional<ServiceAdditions> service) {
        return isInPlace(options) ? Optional.of(new ServerPlaces().look(options, service)) : Optional.empty();
    }

    private boolean isOwn(EffectiveOptions options) {
        return request.thisHost() || isInPlace(options);
    }

    private boolean isInPlace(EffectiveOptions options) {
        return (request.files().isEmpty() && request.cluster().isEmpty())
                || options.files().stream().anyMatch(file -> places.paths().contains(Path.of(file.name())));
    }

    private Optional<ServerVersion> versionIn(Optional<ProjectFile> project) {
        return stated(project).or(() -> installed);
    }

    private Optional<ServerVersion> stated(Optional<ProjectFile> project) {
        return version.or(() -> project.flatMap(ProjectFile::serverVersion));
    }

    private OptionGroups groups(Optional<ProjectFile> project, Optional<String> suffix) {
        return versionIn(project)
                .map(OptionGroups::server)
                .orElseGet(OptionGroups::mariadbServer)
                .withSuffix(suffix);
    }

    /** {@code CODE=REASON}; a reason that is missing is a finding, like any other mistake in what is to be ignored. */
    private static Ignore ignore(String written) {
        int equals = written.indexOf('=');
        String code = equals < 0 ? written : written.substring(0, equals);
        Optional<String> reason = Optional.of(
                        equals < 0 ? "" : written.substring(equals + 1).strip())
                .filter(it -> !it.isEmpty());
        return new Ignore(code.strip(), reason, Source.COMMAND_LINE, new Everywhere(), Optional.empty());
    }
}
