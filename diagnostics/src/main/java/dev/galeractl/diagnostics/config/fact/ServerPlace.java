package dev.galeractl.diagnostics.config.fact;

import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.service.ServiceAdditions;
import dev.galeractl.replication.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a server runs on its host: as whom, started by which service, and what the files are like that it uses.
 *
 * @param account that it runs as; empty if nobody knows
 * @param service that starts it; empty if there is none, or it was not looked at
 * @param files that were looked at and are there
 * @param confinement that is enforced for it; empty if none was seen
 */
public record ServerPlace(
        Optional<ServerAccount> account,
        Optional<ServiceAdditions> service,
        Map<Path, SeenFile> files,
        Optional<Confinement> confinement) {

    private static final Set<String> SERVER_KEYS = Set.of("ssl_key");
    private static final String PROVIDER_KEY = "socket.ssl_key";

    public ServerPlace {
        files = Map.copyOf(files);
    }

    /** Whose a file is; empty if nobody looked, or it is not there. */
    public Optional<SeenFile> file(Path path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The paths that the checks of these options will ask about: what a collector of facts has to look at. */
    public static Set<Path> pathsOfInterest(EffectiveOptions options) {
        Set<Path> paths = new LinkedHashSet<>();
        for (SourceFile file : options.files()) {
            paths.add(Path.of(file.name()));
        }
        options.value("datadir").flatMap(HostFacts::absolutePath).ifPresent(paths::add);
        paths.addAll(keys(options).keySet());
        return paths;
    }

    /** The private keys that the options name by full paths, with the option that names each. */
    public static Map<Path, String> keys(EffectiveOptions options) {
        Map<Path, String> keys = new LinkedHashMap<>();
        ProviderOptions.parse(options.value("wsrep_provider_options").orElse(""))
                .value(PROVIDER_KEY)
                .flatMap(HostFacts::absolutePath)
                .ifPresent(path -> keys.put(path, PROVIDER_KEY));
        for (String option : SERVER_KEYS) {
            options.value(option).flatMap(HostFacts::absolutePath).ifPresent(path -> keys.putIfAbsent(path, option));
        }
        return keys;
    }
}
