package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.diagnostics.config.fact.TransferPrograms;
import dev.galeractl.replication.option.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a described node needs of its host, and the packages that bring it. Those of Debian were installed. Those for dnf are the ones of Red Hat, whose
 * documentation names server and Galera ("Components to build MariaDB Galera Cluster", RHEL 8 and 9), not the ones of MariaDB's own repositories; none of them was
 * installed, and a name that is not offered is refused by name.
 *
 * @param anyOf names of programs of which one will do, or one absolute path of a file
 * @param debian the package for apt
 * @param redHat the package for dnf
 */
record NeededProgram(List<String> anyOf, String debian, String redHat) {
    private static final String SERVER = "mariadb-server";
    private static final String BACKUP = "mariadb-backup";

    /** What brings the programs of state transfers. */
    private static final Map<String, List<String>> PACKAGES = Map.ofEntries(
            Map.entry(BACKUP, List.of(BACKUP, BACKUP)),
            Map.entry("mbstream", List.of(BACKUP, BACKUP)),
            Map.entry("rsync", List.of("rsync", "rsync")),
            Map.entry("socat", List.of("socat", "socat")),
            Map.entry("nc", List.of("netcat-openbsd", "nmap-ncat")),
            Map.entry("ss", List.of("iproute2", "iproute")),
            Map.entry(TransferPrograms.TUNNEL, List.of("stunnel4", "stunnel")),
            Map.entry("openssl", List.of("openssl", "openssl")));

    NeededProgram {
        anyOf = List.copyOf(anyOf);
    }

    /** All that packages can bring to a node's host. For servers other than MariaDB none: their repositories are not the distribution's. */
    static List<NeededProgram> of(LookQuestion asked) {
        if (asked.cluster().server().product() != Product.MARIADB) {
            return List.of();
        }
        List<NeededProgram> needed = new ArrayList<>();
        needed.add(new NeededProgram(List.of("mariadbd", "mysqld"), SERVER, SERVER));
        needed.add(new NeededProgram(List.of(asked.node().paths().provider().toString()), "galera-4", "galera"));
        needed.add(script(TransferPrograms.COMMON));
        needed.add(script(TransferPrograms.script(asked.method())));
        asked.neededTools().forEach(it -> ofTransfer(it).ifPresent(needed::add));
        return needed;
    }

    /** What packages bring to an arbitrator's host. Red Hat's package of the provider has garbd, too. */
    static NeededProgram arbitrator() {
        return new NeededProgram(List.of("garbd"), "galera-arbitrator-4", "galera");
    }

    private static NeededProgram script(String name) {
        return new NeededProgram(List.of(name), SERVER, "mariadb-server-galera");
    }

    private static Optional<NeededProgram> ofTransfer(List<String> anyOf) {
        return Optional.ofNullable(PACKAGES.get(anyOf.get(0)))
                .map(it -> new NeededProgram(anyOf, it.get(0), it.get(1)));
    }

    /** An argument of {@code look.sh}. */
    String argument() {
        return "need=" + String.join("|", anyOf) + "=" + debian + "=" + redHat;
    }
}
