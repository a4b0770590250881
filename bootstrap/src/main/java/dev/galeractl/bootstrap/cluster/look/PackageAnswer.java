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
    static Optional<MissingPackages<MemberFacts>> missing(
            LookQuestion asked, Sections said, Function<Sections, MemberFacts> reading) {
        List<NeededProgram> needed = NeededProgram.of(asked);
        return missing(said, needed, (manager, offers, server) -> {
            AsInstalled host = new AsInstalled(said, asked.node().paths().datadir(), manager);
            return reading.apply(host.with(needed, server, offers.version(SERVER)));
        });
    }

    /**
     * The same of an arbitrator's host.
     *
     * @param now what else is known of it
     */
    static Optional<MissingPackages<ArbitratorFacts>> ofArbitrator(Sections said, ArbitratorFacts now) {
        return missing(
                said,
                List.of(NeededProgram.arbitrator()),
                (manager, offers, server) -> now.asInstalled(manager == Packaging.APT));
    }

    private static <F> Optional<MissingPackages<F>> missing(
            Sections said, List<NeededProgram> needed, Afterwards<F> afterwards) {
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
        return Optional.of(new MissingPackages<>(
                manager.get(),
                wanted,
                server,
                offers.listed(),
                trial,
                unfinished,
                said.lines(PACKAGES).contains("data"),
                needed.stream().map(NeededProgram::anyOf).toList(),
                afterwards.facts(manager.get(), offers, server || unfinished.contains(SERVER))));
    }

    /** What the host will be. */
    private interface Afterwards<F> {
        /** @param server whether the server's package comes, or is finished */
        F facts(Packaging manager, PackageOffers offers, boolean server);
    }
}
