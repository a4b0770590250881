package dev.galeractl.bootstrap.cluster.look;

import dev.galeractl.bootstrap.cluster.look.MissingPackages.Trial;
import dev.galeractl.bootstrap.fact.PackageVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What an answer says of packages that the host lacks. */
final class PackageAnswer {
    private static final String PACKAGES = "packages";
    private static final String SERVER = "mariadb-server";

    private PackageAnswer() {}

    /**
     * What is missing; empty if nothing is, or if the host has no package manager that is known.
     *
     * @param reading makes facts of an answer
     */
    static Optional<MissingPackages> missing(
            LookQuestion asked, Sections said, Function<Sections, MemberFacts> reading) {
        Optional<Packaging> manager = said.firstAfter(PACKAGES, "manager").flatMap(Packaging::of);
        if (manager.isEmpty() || !said.lines(PACKAGES).contains("systemd")) {
            return Optional.empty();
        }
        PackageOffers offers = PackageOffers.of(manager.get(), said);
        Set<String> installed = new TreeSet<>(offers.installed());
        List<PackageVersion> wanted = said.after(PACKAGES, "wanted").stream()
                .filter(it -> !installed.contains(it))
                .map(it -> new PackageVersion(it, offers.version(it)))
                .toList();
        List<String> unfinished = said.after(PACKAGES, "unfinished");
        if (wanted.isEmpty() && unfinished.isEmpty()) {
            return Optional.empty();
        }
        boolean server = wanted.stream().anyMatch(it -> it.name().equals(SERVER));
        Trial trial = offers.trial();
        List<NeededProgram> needed = NeededProgram.of(asked);
        AsInstalled host = new AsInstalled(said, asked.node().paths().datadir(), manager.get());
        Sections then = host.with(needed, server || unfinished.contains(SERVER), offers.version(SERVER));
        return Optional.of(new MissingPackages(
                manager.get(),
                wanted,
                server,
                offers.listed(),
                trial,
                unfinished,
                said.lines(PACKAGES).contains("data"),
                needed.stream().map(NeededProgram::anyOf).toList(),
                reading.apply(then)));
    }
}
