package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.SeenTls;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the checks of option files need to know about the host they run on; looks and touches nothing. */
public final class ThisHost {
    private ThisHost() {}

    /** The facts that matter to these options. */
    public static HostFacts factsFor(EffectiveOptions options) {
        Set<Path> present = new HashSet<>();
        Set<Path> absent = new HashSet<>();
        for (Path path : HostFacts.pathsOfInterest(options)) {
            if (Files.exists(path)) {
                present.add(path);
            } else if (Files.notExists(path)) {
                // A folder that we may not enter hides what is in it: then neither is known.
                absent.add(path);
            }
        }
        return new HostFacts(names(), addresses(), present, absent)
                .with(CertificateFiles.seen(options))
                .withPrograms(options.value("wsrep_sst_method").flatMap(it -> TransferTools.seen(it, options)));
    }

    /** What the certificates of several nodes are to each other, as far as their files are on this host. */
    public static SeenTls certificatesAmong(List<EffectiveOptions> nodes) {
        return CertificateFiles.among(nodes);
    }

    /** The addresses of all interfaces; none where the system does not tell. */
    public static Set<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .collect(Collectors.toSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        names.add("localhost");
        try {
            InetAddress local = InetAddress.getLocalHost();
            names.add(local.getHostName());
            names.add(local.getHostName().split("\\.", 2)[0]);
        } catch (UnknownHostException e) {
            // A host whose own name does not resolve has no name that helps here.
        }
        return names;
    }
}
