package dev.galeractl.bootstrap.cluster.plan;

import dev.galeractl.bootstrap.cluster.look.ArbitratorFacts;
import dev.galeractl.bootstrap.cluster.look.ArbitratorSight;
import dev.galeractl.bootstrap.cluster.look.MissingPackages;
import dev.galeractl.bootstrap.guard.Refusal;
import dev.galeractl.bootstrap.plan.InstallPackages;
import dev.galeractl.bootstrap.preflight.Check;
import java.util.List;
import java.util.Optional;

/**
 * The package of garbd on hosts of arbitrators: what {@link Installs} is for nodes. Pure.
 *
 * @param wished whether hosts may get what they lack
 * @param unfinished the interrupted operation that goes on, if one does
 */
public record ArbitratorInstalls(boolean wished, Optional<PriorOperation> unfinished) {
    /** For the next run after the latest one. */
    public static ArbitratorInstalls after(Wish wish, Optional<PriorOperation> prior) {
        return new ArbitratorInstalls(wish.installs(), prior.filter(it -> !it.finished()));
    }

    /** Whether an interrupted operation goes on. */
    boolean goesOn() {
        return unfinished.isPresent();
    }

    /** The host as it will be when the package is there; as it is, if it is not to be installed. */
    ArbitratorFacts afterwards(ArbitratorFacts facts) {
        return planned(facts).map(MissingPackages::then).orElse(facts);
    }

    /** What forbids to go on with an arbitrator whose host lacks the package, or has it half. */
    List<Refusal> refusals(ArbitratorFacts facts) {
        Optional<MissingPackages<ArbitratorFacts>> missing = missing(facts);
        if (missing.isEmpty()) {
            return List.of();
        }
        boolean ours = isOurs(facts.name());
        return wished
                ? PackageRefusals.objections(facts.name(), missing.get(), ours)
                : List.of(PackageRefusals.withoutTheSwitch(
                        facts.name(),
                        missing.get(),
                        ours && !missing.get().unfinished().isEmpty()));
    }

    /** What forbids to install now, asked again on fresh facts. */
    public List<Refusal> before(InstallPackages step, List<ArbitratorSight> sights) {
        return sights.stream()
                .filter(it -> it.name().equals(step.node()))
                .flatMap(it -> it instanceof ArbitratorSight.Heard heard
                        ? refusals(heard.facts()).stream()
                        : List.of(ArbitratorPlanner.unheard((ArbitratorSight.Unheard) it)).stream())
                .toList();
    }

    Optional<InstallPackages> step(ArbitratorFacts facts) {
        return planned(facts).map(it -> Installs.step(facts.name(), it));
    }

    /** That the other checks of these hosts rest on a package that is not there yet. */
    public List<Check> checks(List<ArbitratorSight> sights) {
        return sights.stream()
                .filter(ArbitratorSight.Heard.class::isInstance)
                .map(it -> ((ArbitratorSight.Heard) it).facts())
                .flatMap(it -> planned(it).map(missing -> Installs.offered(it.name(), missing)).stream())
                .toList();
    }

    private Optional<MissingPackages<ArbitratorFacts>> planned(ArbitratorFacts facts) {
        return missing(facts).filter(it -> wished && refusals(facts).isEmpty());
    }

    /** That a stranger's installation is unfinished concerns nobody who wants none. */
    private Optional<MissingPackages<ArbitratorFacts>> missing(ArbitratorFacts facts) {
        return facts.missing().filter(it -> !it.wanted().isEmpty() || isOurs(facts.name()));
    }

    private boolean isOurs(String name) {
        return unfinished.filter(it -> it.installing().contains(name)).isPresent();
    }
}
