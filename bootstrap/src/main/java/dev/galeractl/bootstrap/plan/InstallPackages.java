package dev.galeractl.bootstrap.plan;

import dev.galeractl.bootstrap.fact.PackageVersion;
import dev.galeractl.bootstrap.text.Sentence;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Installs packages by the host's own package manager, from the lists and repositories that it has. Nothing that is installed becomes another version or goes,
 * and the server that is installed is not started.
 *
 * @param manager its program: {@code apt-get} or {@code dnf}
 * @param packages wanted, none if only something unfinished is left
 * @param others how many packages come with them because these need them, as far as is known
 * @param unfinished packages that an interrupted run left in the middle; the manager finishes these first
 * @param programs what has to be there afterwards: programs of which any one will do, or a path
 */
public record InstallPackages(
        String node,
        String manager,
        List<PackageVersion> packages,
        int others,
        List<String> unfinished,
        List<List<String>> programs)
        implements Step {
    /** How the journal knows it. */
    public static final String SLUG = "install-packages";

    public InstallPackages {
        packages = List.copyOf(packages);
        unfinished = List.copyOf(unfinished);
        programs = programs.stream().map(List::copyOf).toList();
    }

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Sentence sentence() {
        return Sentence.of(
                "step.install-packages"
                        + (packages.isEmpty() ? ".finish" : unfinished.isEmpty() ? "" : ".finish-and-install"),
                "node",
                node,
                "manager",
                manager,
                "packages",
                packages.stream().map(PackageVersion::toString).collect(Collectors.joining(", ")),
                "others",
                Integer.toString(others),
                "unfinished",
                String.join(", ", unfinished));
    }
}
