package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.cluster.ClusterDescription;
import dev.galeractl.bootstrap.host.local.LocalService;
import dev.galeractl.bootstrap.host.local.ServerPlaces;
import dev.galeractl.bootstrap.host.local.ThisHost;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.project.ProjectFile;
import dev.galeractl.cli.session.Session;
import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.diagnostics.config.fact.Expectations;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.file.PersistedFile;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.service.ServiceAdditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is to be checked: what the server of this host reads, files that are named, or files that lie on other hosts. */
final class ServerReading {
    private final ValidateRequest request;
    private final Session session;
    private final OptionFileReader reader;
    private final Projects projects;
    private final Optional<StartGuard> guard;
    /** As the command line says. */
    private final Optional<ServerVersion> version;

    private final Product product;
    private final OptionFilePlaces places;
    private final Expectations expectations;

    /** @param reader sees the files as they are, or as they would be */
    ServerReading(
            ValidateRequest request,
            Session session,
            OptionFileReader reader,
            Projects projects,
            Optional<StartGuard> guard) {
        this.request = request;
        this.session = session;
        this.reader = reader;
        this.projects = projects;
        this.guard = guard;
        this.version = request.serverVersion()
                .map(text -> ServerVersion.parseWanted(text)
                        .orElseThrow(() -> new UserError(ExitCode.USAGE, session.text("validate.badVersion", text))));
        this.product = version.map(ServerVersion::product).orElse(Product.MARIADB);
        this.places = OptionFilePlaces.standard(product, session.around().env(), request.extraFile());
        this.expectations = request.expected().read(session);
    }

    Optional<ServerVersion> version() {
        return version;
    }

    Expectations expectations() {
        return expectations;
    }

    /** What the server of this host reads when its service starts it. */
    GivenServer ofThisHost() {
        Optional<ServiceAdditions> service = service();
        Optional<ServerVersion> here = version.isPresent() ? Optional.empty() : HostServer.version(service);
        ServerSources sources = ServerSources.of(
                here.map(ServerVersion::product).orElse(product),
                service,
                session.around().env(),
                request.extraFile(),
                request.groupSuffix());
        Optional<ProjectFile> project = projects.of(sources.paths());
        Optional<ServerVersion> judged = stated(project).or(() -> here);
        EffectiveOptions read = sources.read(reader, groups(judged, sources.groupSuffix()));
        if (read.files().isEmpty() && !sources.noDefaults()) {
            String looked = String.join(
                    ", ", sources.paths().stream().map(Path::toString).toList());
            throw new UserError(ExitCode.USAGE, session.text("validate.noFiles", looked));
        }
        return given(service.isPresent() ? service.get().over(read) : asStarted(read), project, judged, service);
    }

    /** What a server reads that is given this file alone, or a copy of a node's files. */
    GivenServer of(Path file) {
        Optional<ProjectFile> project = projects.of(List.of(file));
        boolean own = request.thisHost() || places.paths().contains(file);
        Optional<ServerVersion> judged =
                stated(project).or(() -> own ? HostServer.version(Optional.empty()) : Optional.empty());
        EffectiveOptions started = asStarted(reader.read(file, groups(judged, request.groupSuffix())));
        PersistedFile.Read beside = PersistedFile.over(started, file, judged);
        GivenServer server = given(beside.options(), project, judged, Optional.empty());
        return beside.unread().isEmpty()
                ? server
                : new GivenServer(server.facts().without(beside.unread()), project);
    }

    /**
     * What lies on the hosts of a cluster, like files that were fetched from there.
     *
     * @param unheard is told a sentence for each host that did not answer
     */
    List<GivenServer> ofHosts(
            ClusterDescription cluster, HostsRequest hosts, Optional<ProjectFile> project, List<String> unheard) {
        Optional<ServerVersion> judged = stated(project).or(() -> Optional.of(cluster.server()));
        ClusterHosts.Read read = new ClusterHosts(cluster, session).read(hosts, groups(judged, request.groupSuffix()));
        unheard.addAll(read.problems());
        List<GivenServer> servers = new ArrayList<>();
        for (EffectiveOptions options : read.options().values()) {
            servers.add(given(options, project, judged, Optional.empty()));
        }
        return servers;
    }

    private GivenServer given(
            EffectiveOptions started,
            Optional<ProjectFile> project,
            Optional<ServerVersion> judged,
            Optional<ServiceAdditions> service) {
        // A file for another machine must not be judged by what this one has.
        boolean inPlace = isInPlace(started);
        boolean own = inPlace || request.thisHost();
        PersistedFile.Read read =
                own ? PersistedFile.over(started, judged) : new PersistedFile.Read(started, Optional.empty());
        EffectiveOptions options = read.options();
        // Whose a file is counts where the server will find it; a draft for this host gets its permissions later.
        Optional<ServerPlace> place =
                inPlace ? Optional.of(new ServerPlaces().look(options, service)) : Optional.empty();
        ConfigFacts facts = new ConfigFacts(
                        options, judged, own ? Optional.of(ThisHost.factsFor(options)) : Optional.empty())
                .with(expectations)
                .without(read.unread())
                .at(place);
        return new GivenServer(facts, project);
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

    private boolean isInPlace(EffectiveOptions options) {
        return (request.files().isEmpty() && request.cluster().isEmpty())
                || options.files().stream().anyMatch(file -> places.paths().contains(Path.of(file.name())));
    }

    private Optional<ServerVersion> stated(Optional<ProjectFile> project) {
        return version.or(() -> project.flatMap(ProjectFile::serverVersion));
    }

    private static OptionGroups groups(Optional<ServerVersion> judged, Optional<String> suffix) {
        return judged.map(OptionGroups::server)
                .orElseGet(OptionGroups::mariadbServer)
                .withSuffix(suffix);
    }
}
