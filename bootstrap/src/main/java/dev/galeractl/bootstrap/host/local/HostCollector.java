package dev.galeractl.bootstrap.host.local;

import dev.galeractl.bootstrap.Surroundings;
import dev.galeractl.bootstrap.fact.HostFacts;
import dev.galeractl.bootstrap.fact.PortFacts;
import dev.galeractl.bootstrap.fact.PortFacts.Use;
import dev.galeractl.bootstrap.fact.PortHolder;
import dev.galeractl.bootstrap.fact.ServiceUnit;
import dev.galeractl.bootstrap.plan.Verb;
import dev.galeractl.replication.address.NodeAddress;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.node.NodeLaunch;
import dev.galeractl.replication.node.ServerInstallation;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at what this host offers one node's server. */
final class HostCollector {
    private final Surroundings surroundings;
    private final Optional<NodeLaunch> launch;
    private final EffectiveOptions options;
    private final OwnAddresses addresses;

    HostCollector(
            Surroundings surroundings, Optional<NodeLaunch> launch, EffectiveOptions options, OwnAddresses addresses) {
        this.surroundings = surroundings;
        this.launch = launch;
        this.options = options;
        this.addresses = addresses;
    }

    /** The same host, as the checks of option files want to know it. */
    static dev.galeractl.diagnostics.config.fact.HostFacts configFacts(
            EffectiveOptions options, OwnAddresses addresses) {
        Set<Path> present = new HashSet<>();
        Set<Path> absent = new HashSet<>();
        for (Path path : dev.galeractl.diagnostics.config.fact.HostFacts.pathsOfInterest(options)) {
            (Files.exists(path) ? present : absent).add(path);
        }
        return new dev.galeractl.diagnostics.config.fact.HostFacts(
                        Set.of(addresses.hostName()), addresses.interfaces(), present, absent)
                .with(CertificateFiles.seen(options));
    }

    HostFacts collect(Verb verb, Path datadir, Path socket, Optional<ServiceUnit> unit) {
        String method = options.value("wsrep_sst_method").orElse("rsync").toLowerCase(Locale.ROOT);
        Optional<ServerInstallation> installation = launch.map(NodeLaunch::installation);
        return new HostFacts(
                installation.map(ServerInstallation::server),
                installation.map(it -> it.version().toString()),
                options.value("wsrep_provider").map(Path::of).filter(Files::exists),
                ports(verb),
                freeBytes(datadir),
                TransferTools.missing(method, options, path(installation)),
                method,
                unwritable(datadir, socket),
                outside(datadir, socket)
                        .filter(folder -> !Files.isDirectory(folder))
                        .toList(),
                surroundings.root() && launch.isPresent() && launch.get().user().isEmpty(),
                socket,
                unit);
    }

    private String path(Optional<ServerInstallation> installation) {
        return installation
                .map(ServerInstallation::environment)
                .flatMap(environment -> Optional.ofNullable(environment.get("PATH")))
                .or(() -> surroundings.variable("PATH"))
                .orElse("/usr/sbin:/usr/bin:/sbin:/bin");
    }

    private List<PortFacts> ports(Verb verb) {
        Ports ports = Ports.of(options);
        // Nobody sends a state to the first node.
        Stream<Ports.Listener> needed = verb == Verb.JOIN
                ? Stream.of(ports.group(), ports.client(), ports.ist(), ports.sst())
                : Stream.of(ports.group(), ports.client());
        Optional<ListeningPorts> listening = ListeningPorts.read();
        return needed.map(listener -> port(listener, listening)).toList();
    }

    private PortFacts port(Ports.Listener listener, Optional<ListeningPorts> listening) {
        String purpose = listener.purpose().name().toLowerCase(Locale.ROOT);
        NodeAddress address = listener.address();
        String host = address.host().equals("*") ? "0.0.0.0" : address.host();
        List<InetAddress> resolved = OwnAddresses.resolve(host);
        if (resolved.isEmpty() || listening.isEmpty()) {
            return new PortFacts(purpose, host, listener.port(), Use.UNKNOWN, Optional.empty());
        }
        InetAddress first = resolved.get(0);
        if (!addresses.isOurs(first)) {
            return new PortFacts(purpose, host, listener.port(), Use.NOT_OURS, Optional.empty());
        }
        return listening.get().taken(first, listener.port())
                ? new PortFacts(
                        purpose,
                        host,
                        listener.port(),
                        Use.TAKEN,
                        listening.get().holder(first, listener.port()).map(it -> new PortHolder(it, Optional.empty())))
                : new PortFacts(purpose, host, listener.port(), Use.FREE, Optional.empty());
    }

    private static Optional<Long> freeBytes(Path datadir) {
        try {
            return Optional.of(Files.getFileStore(existingParent(datadir)).getUsableSpace());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Folders that this user cannot write to; root can always write, a server that gives up root is not judged. */
    private List<Path> unwritable(Path datadir, Path socket) {
        if (surroundings.root()) {
            return List.of();
        }
        Stream<Path> existing = outside(datadir, socket).filter(Files::isDirectory);
        return Stream.concat(Stream.of(existingParent(datadir)), existing)
                .distinct()
                .filter(folder -> !Files.isWritable(folder))
                .toList();
    }

    /** Where the server will write, besides its datadir. */
    private Stream<Path> outside(Path datadir, Path socket) {
        return Stream.concat(
                        Stream.of(socket),
                        launch.stream().flatMap(it -> Stream.of(it.errorLog(), it.pidFile(), it.consoleLog())))
                .map(Path::getParent)
                .filter(folder -> folder != null && !folder.startsWith(datadir))
                .distinct();
    }

    private static Path existingParent(Path path) {
        @Nullable Path existing = path.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null ? Path.of("/") : existing;
    }
}
