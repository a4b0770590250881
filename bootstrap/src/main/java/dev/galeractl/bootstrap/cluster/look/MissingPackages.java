package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.fact.PackageVersion;
import java.util.List;
import java.util.Optional;

/**
 * What a described node or arbitrator needs, its host lacks, and packages would bring; and what the host's package manager says of these, without having done anything.
 *
 * @param wanted packages that are not installed
 * @param server whether the server's own is among them
 * @param listed whether the manager knows at all what its repositories offer; without its lists nothing can be said
 * @param trial what installing them would do
 * @param unfinished packages of this host that an installation left unpacked or half configured, whoever's it was
 * @param data whether something lies in {@code /var/lib/mysql}, where the server's package makes system tables
 * @param programs what has to be there afterwards: programs of which any one will do, or a path
 * @param <F> facts of such a host
 * @param then the host as it will be when they are installed and the server was not started yet; what only the real packages can tell is unknown
 */
public record MissingPackages<F>(
        Packaging manager,
        List<PackageVersion> wanted,
        boolean server,
        boolean listed,
        Trial trial,
        List<String> unfinished,
        boolean data,
        List<List<String>> programs,
        F then) {
    public MissingPackages {
        wanted = List.copyOf(wanted);
        unfinished = List.copyOf(unfinished);
        programs = List.copyOf(programs);
    }

    /**
     * An installation that was only simulated.
     *
     * @param installed packages that would be new
     * @param changed packages that are installed and would be another version, or none
     * @param problem why it would fail, in the manager's words
     */
    public record Trial(List<String> installed, List<String> changed, Optional<String> problem) {
        public Trial {
            installed = List.copyOf(installed);
            changed = List.copyOf(changed);
        }
    }

    /** The names of the wanted packages, for people. */
    public String names() {
        return String.join(", ", wanted.stream().map(PackageVersion::name).toList());
    }

    /** Those that the repositories do not have. */
    public List<String> notOffered() {
        return wanted.stream()
                .filter(it -> it.version().isEmpty())
                .map(PackageVersion::name)
                .toList();
    }

    /** How many packages come with the wanted ones, because these need them. */
    public int others() {
        return (int) trial.installed().stream()
                .filter(it -> wanted.stream().noneMatch(offer -> offer.name().equals(it)))
                .count();
    }
}
