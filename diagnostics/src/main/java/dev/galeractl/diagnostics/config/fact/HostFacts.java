package dev.galeractl.diagnostics.config.fact;

import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known about the host that a server would run on.
 *
 * @param names the host's own names, short and full
 * @param addresses of its interfaces; all of 127.0.0.0/8 counts as its own in any case
 * @param present paths that were looked for and are there
 * @param absent paths that were looked for and are not
 * @param certificates that could be read, by their files
 */
public record HostFacts(
        Set<String> names,
        Set<InetAddress> addresses,
        Set<Path> present,
        Set<Path> absent,
        Map<Path, SeenCertificate> certificates) {

    private static final Set<String> CERTIFICATES = Set.of("socket.ssl_cert", "socket.ssl_ca");
    private static final Set<String> TLS_FILES = Set.of("socket.ssl_cert", "socket.ssl_key", "socket.ssl_ca");

    public HostFacts {
        names = Set.copyOf(names);
        addresses = Set.copyOf(addresses);
        present = Set.copyOf(present);
        absent = Set.copyOf(absent);
        certificates = Map.copyOf(certificates);
    }

    /** A host of which no certificate was read. */
    public HostFacts(Set<String> names, Set<InetAddress> addresses, Set<Path> present, Set<Path> absent) {
        this(names, addresses, present, absent, Map.of());
    }

    /** The same, with certificates that were read. */
    public HostFacts with(Map<Path, SeenCertificate> seen) {
        return new HostFacts(names, addresses, present, absent, seen);
    }

    /** The first certificate of that file; empty if nobody could read it. */
    public Optional<SeenCertificate> certificate(Path path) {
        return Optional.ofNullable(certificates.get(path));
    }

    /** Whether something is at that path; empty if nobody looked. */
    public Optional<Boolean> exists(Path path) {
        if (present.contains(path)) {
            return Optional.of(true);
        }
        return absent.contains(path) ? Optional.of(false) : Optional.empty();
    }

    /** The paths that the checks of these options will ask about: what a collector of facts has to look for. */
    public static Set<Path> pathsOfInterest(EffectiveOptions options) {
        Set<Path> paths = new TreeSet<>();
        options.value("wsrep_provider").flatMap(HostFacts::absolutePath).ifPresent(paths::add);
        providerPaths(options, TLS_FILES).forEach(paths::add);
        return paths;
    }

    /** The certificates whose dates the checks of these options will ask for. */
    public static Set<Path> certificatesOfInterest(EffectiveOptions options) {
        return providerPaths(options, CERTIFICATES).collect(Collectors.toSet());
    }

    private static Stream<Path> providerPaths(EffectiveOptions options, Set<String> names) {
        return options.value("wsrep_provider_options").stream()
                .flatMap(text -> ProviderOptions.parse(text).settings().stream())
                .filter(setting -> names.contains(setting.name()))
                .flatMap(setting -> absolutePath(setting.value()).stream());
    }

    /** The text as a path; empty if it is relative, since nobody knows to what, or no path at all. */
    public static Optional<Path> absolutePath(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
