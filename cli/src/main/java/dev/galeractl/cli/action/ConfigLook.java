package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.host.local.LocalService;
import dev.galeractl.cli.outcome.ExitCode;
import dev.galeractl.cli.outcome.UserError;
import dev.galeractl.cli.render.ConfigReport;
import dev.galeractl.cli.render.ConfigView;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.file.OptionFilePlaces;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.file.PersistedFile;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.node.ServerHelp;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.provenance.Provenance;
import dev.galeractl.replication.provenance.Provenances;
import dev.galeractl.replication.service.ServiceAdditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the effective values of a server's options and where they come from. Starts no server. */
public final class ConfigLook {
    private final ConfigRequest request;
    private final Session session;
    private final Optional<ServerVersion> stated;

    private ConfigLook(ConfigRequest request, Session session) {
        this.request = request;
        this.session = session;
        this.stated = request.serverVersion()
                .map(text -> ServerVersion.parse(text)
                        .orElseThrow(() -> new UserError(ExitCode.USAGE, session.text("validate.badVersion", text))));
    }

    public static ExitCode look(ConfigRequest request, Session session) {
        ConfigLook look = new ConfigLook(request, session);
        List<ConfigView> views = new ArrayList<>();
        if (request.files().isEmpty() || request.noDefaults()) {
            views.add(look.ofThisHost());
        } else {
            request.files().forEach(file -> views.add(look.of(file)));
        }
        ConfigReport report = new ConfigReport(session.themeOfOut(), session.width(), session.messages());
        session.out()
                .print(
                        request.json()
                                ? report.json(views)
                                : report.text(views, !request.names().isEmpty()));
        return ExitCode.DONE;
    }

    private ConfigView of(Path file) {
        OptionGroups groups = groups(stated).withSuffix(request.groupSuffix());
        EffectiveOptions options = new OptionFileReader(catalog(stated)).read(file, groups);
        return view(
                new PersistedFile.Read(options, Optional.empty()), stated, Optional.empty(), Optional.empty(), groups);
    }

    private ConfigView ofThisHost() {
        Optional<ServiceAdditions> service = request.noDefaults() ? Optional.empty() : LocalService.installed();
        ServerSources sources = ServerSources.of(
                product(stated), service, session.around().env(), request.extraFile(), request.groupSuffix());
        Optional<Path> program = HostServer.program(service);
        Optional<ServerHelp> help =
                program.flatMap(it -> ServerHelp.of(it, session.around().env()));
        Optional<ServerVersion> version = stated.or(() -> help.map(ServerHelp::version));
        // A version that was stated may be another server's than the one that is here.
        OptionGroups groups = (stated.isPresent() || help.isEmpty()
                        ? groups(version)
                        : OptionGroups.of(help.get().groups()))
                .withSuffix(sources.groupSuffix());
        EffectiveOptions read;
        if (request.noDefaults() || sources.noDefaults()) {
            read = EffectiveOptions.none();
        } else if (sources.file().isPresent()) {
            read = sources.seenByServer(new OptionFileReader(catalog(version)))
                    .read(sources.file().get(), groups);
        } else {
            OptionFilePlaces places = help.map(it -> OptionFilePlaces.named(
                            it.files(), home(service), sources.places().extraFile()))
                    .orElse(sources.places());
            read = sources.seenByServer(new OptionFileReader(catalog(version))).readDefault(places, groups);
        }
        EffectiveOptions started = service.map(it -> it.over(read)).orElse(read);
        PersistedFile.Read all = request.noDefaults() || sources.noDefaults()
                ? new PersistedFile.Read(started, Optional.empty())
                : PersistedFile.over(started, version);
        return view(all, version, help.flatMap(it -> program), service, groups);
    }

    /** A service has no home folder that a person would put a file into. */
    private Optional<Path> home(Optional<ServiceAdditions> service) {
        return service.isPresent()
                ? Optional.empty()
                : Optional.ofNullable(session.around().env().get("HOME")).map(Path::of);
    }

    private ConfigView view(
            PersistedFile.Read read,
            Optional<ServerVersion> version,
            Optional<Path> program,
            Optional<ServiceAdditions> service,
            OptionGroups groups) {
        Provenances provenances = new Provenances(read.options(), catalog(version), target(version));
        List<Provenance> told = request.names().isEmpty()
                ? provenances.all()
                : request.names().stream()
                        .map(name -> one(provenances, name, version))
                        .toList();
        return new ConfigView(version, program, service, read.options().files(), read.unread(), groups.names(), told);
    }

    private Provenance one(Provenances provenances, String name, Optional<ServerVersion> version) {
        return provenances.of(name).orElseThrow(() -> {
            Optional<String> meant = catalog(version)
                    .closest(name)
                    .or(() -> OptionCatalog.ofProvider().closest(name));
            Optional<String> hint = TextFiles.isThere(name)
                    ? Optional.of(session.text("config.file", name))
                    : meant.map(it -> session.text("config.meant", it));
            return new UserError(ExitCode.USAGE, session.text("config.unknown", name), hint);
        });
    }

    private static Target target(Optional<ServerVersion> version) {
        return version.isPresent() ? Target.of(version) : Target.WITH_GALERA_4;
    }

    private static OptionCatalog catalog(Optional<ServerVersion> version) {
        return OptionCatalog.of(product(version));
    }

    private static Product product(Optional<ServerVersion> version) {
        return version.map(ServerVersion::product).orElse(Product.MARIADB);
    }

    private static OptionGroups groups(Optional<ServerVersion> version) {
        return version.map(OptionGroups::server).orElseGet(OptionGroups::mariadbServer);
    }
}
