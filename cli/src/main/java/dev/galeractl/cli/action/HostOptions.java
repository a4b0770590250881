package dev.galeractl.cli.action;

import dev.galeractl.bootstrap.host.local.LocalService;
import dev.galeractl.cli.session.Session;
import dev.galeractl.replication.file.OptionFileReader;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionGroups;
import dev.galeractl.replication.service.ServiceAdditions;
import java.nio.file.Path;
import java.util.Optional;

/** The options of this host's server, for commands that look at the server and do not judge its files. */
final class HostOptions {
    private HostOptions() {}

    /**
     * Of that file; without one what the server would find, by its service and in the places and groups of its own product.
     *
     * @param extraFile as of {@code --defaults-extra-file}
     */
    static EffectiveOptions read(Optional<Path> defaultsFile, Optional<Path> extraFile, Session session) {
        Optional<ServiceAdditions> service = LocalService.installed();
        Optional<ServerVersion> version = HostServer.version(service);
        Product product = version.map(ServerVersion::product).orElse(Product.MARIADB);
        OptionGroups groups = version.map(OptionGroups::server).orElseGet(OptionGroups::mariadbServer);
        OptionFileReader reader = new OptionFileReader(OptionCatalog.of(product));
        if (defaultsFile.isPresent()) {
            return reader.read(defaultsFile.get(), groups);
        }
        ServerSources sources =
                ServerSources.of(product, service, session.around().env(), extraFile, Optional.empty());
        EffectiveOptions read = sources.read(reader, groups.withSuffix(sources.groupSuffix()));
        return service.map(it -> it.over(read)).orElse(read);
    }
}
