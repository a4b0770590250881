package dev.galeractl.bootstrap.cluster.look;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer that a host would give when the packages it lacks were installed and its server was never started. It is read like a real one, so a plan is made and
 * checked by the same rules; what nobody can know beforehand is not in it.
 */
final class AsInstalled {
    /** Where Debian's package makes system tables by itself. */
    private static final Path DEBIANS_DATADIR = Path.of("/var/lib/mysql");

    private static final String DATADIR = "datadir";
    private static final String PACKAGES = "packages";

    /** As the package makes it: with system tables alone. */
    private static final List<String> MADE = List.of(
            "kind folder",
            "real " + DEBIANS_DATADIR,
            "readable",
            "entry d mysql",
            "entry f ibdata1",
            "readable mysql",
            "mysql f db.frm");

    private static final String ABSENT = "absent ";

    private final Sections said;
    private final Path datadir;
    private final Packaging manager;

    AsInstalled(Sections said, Path datadir, Packaging manager) {
        this.said = said;
        this.datadir = datadir;
        this.manager = manager;
    }

    /**
     * The answer.
     *
     * @param server whether the server's package is among what will be installed or finished
     * @param version of that package; empty if it is not known
     */
    Sections with(List<NeededProgram> needed, boolean server, Optional<String> version) {
        Set<String> wanted = Set.copyOf(said.after(PACKAGES, "wanted"));
        List<String> coming = needed.stream()
                .filter(it -> wanted.contains(it.debian()) || wanted.contains(it.redHat()))
                .map(it -> it.anyOf().get(0))
                .toList();
        List<String> paths = said.lines("paths").stream()
                .map(it -> it.startsWith(ABSENT) && coming.contains(it.substring(ABSENT.length()))
                        ? "present " + it.substring(ABSENT.length())
                        : it)
                .toList();
        List<String> tools = new ArrayList<>(said.lines("tools"));
        coming.forEach(it -> tools.add(it + " "));
        Sections then = said.with("tools", tools).with("paths", paths).with(PACKAGES, List.of());
        return server ? withServer(then, version) : then;
    }

    private Sections withServer(Sections before, Optional<String> version) {
        Sections then =
                before.with("systemd", List.of("Id=mariadb.service", "ActiveState=inactive", "UnitFileState=enabled"));
        if (version.isPresent()) {
            then = then.with(
                    "server",
                    List.of(
                            "program /usr/sbin/mariadbd",
                            "version mariadbd  Ver " + upstream(version.get()) + "-MariaDB"));
        }
        boolean made = manager == Packaging.APT
                && datadir.equals(DEBIANS_DATADIR)
                && !said.lines(PACKAGES).contains("data");
        return made ? then.with(DATADIR, MADE) : then;
    }

    /** {@code 1:10.11.14-0+deb12u2} is 10.11.14. */
    private static String upstream(String version) {
        return version.replaceFirst("^\\d+:", "").replaceFirst("[-+~].*", "");
    }
}
