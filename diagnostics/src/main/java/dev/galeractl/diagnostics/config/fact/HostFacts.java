package dev.galeractl.diagnostics.config.fact;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known about the host that a server would run on.
 *
 * @param names the host's own names, short and full
 * @param addresses of its interfaces; all of 127.0.0.0/8 counts as its own in any case
 * @param present paths that were looked for and are there
 * @param absent paths that were looked for and are not
 * @param tls what could be read of the files for TLS
 * @param programs those of {@link TransferPrograms} that a script of state transfer would find; empty if nobody looked, or the
 *     server's scripts were not found either
 */
public record HostFacts(
        Set<String> names,
        Set<InetAddress> addresses,
        Set<Path> present,
        Set<Path> absent,
        SeenTls tls,
        Optional<Set<String>> programs) {

    /** Of glibc, on the distributions that Galera is packaged for; /etc/ld.so.conf may add others. */
    private static final List<String> LOADER_FOLDERS = List.of(
            "/lib/",
            "/usr/lib/",
            "/lib64/",
            "/usr/lib64/",
            "/usr/lib/x86_64-linux-gnu/",
            "/usr/lib/aarch64-linux-gnu/");

    public HostFacts {
        names = Set.copyOf(names);
        addresses = Set.copyOf(addresses);
        present = Set.copyOf(present);
        absent = Set.copyOf(absent);
        programs = programs.map(Set::copyOf);
    }

    /** A host of which no certificate was read. */
    public HostFacts(Set<String> names, Set<InetAddress> addresses, Set<Path> present, Set<Path> absent) {
        this(names, addresses, present, absent, SeenTls.NOTHING, Optional.empty());
    }

    /** The same, with certificates that were read. */
    public HostFacts with(SeenTls seen) {
        return new HostFacts(names, addresses, present, absent, seen, programs);
    }

    /** The same, with what else was read of files for TLS, such as those of other nodes. */
    public HostFacts and(SeenTls more) {
        return with(tls.and(more));
    }

    /** The same, with programs that were looked for. */
    public HostFacts withPrograms(Optional<Set<String>> found) {
        return new HostFacts(names, addresses, present, absent, tls, found);
    }

    /** The first certificate of that file; empty if nobody could read it. */
    public Optional<SeenCertificate> certificate(Path path) {
        return Optional.ofNullable(tls.certificates().get(path));
    }

    /** Whether those files belong together; empty if nobody looked. */
    public Optional<TlsFit> fit(TlsFiles files) {
        return Optional.ofNullable(tls.fits().get(files));
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
        options.value("wsrep_provider").map(HostFacts::searchedByTheLoader).ifPresent(paths::addAll);
        TlsFiles.ofProvider(options).all().forEach(paths::add);
        TlsFiles.ofServer(options).all().forEach(paths::add);
        options.value("datadir").flatMap(HostFacts::absolutePath).ifPresent(paths::add);
        return paths;
    }

    /** Where the system's loader looks for a library that is named without folders, of itself; empty for every other text. */
    public static List<Path> searchedByTheLoader(String library) {
        if (library.isBlank() || library.contains("/")) {
            return List.of();
        }
        return LOADER_FOLDERS.stream()
                .flatMap(folder -> absolutePath(folder + library).stream())
                .toList();
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
