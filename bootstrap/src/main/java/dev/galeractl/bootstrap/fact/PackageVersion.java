package dev.galeractl.bootstrap.fact;

import java.util.Optional;

/**
 * A package of a host's repositories.
 *
 * @param version as they name it; empty if they do not have it, or if that cannot be told
 */
public record PackageVersion(String name, Optional<String> version) {
    /** As it stands in a plan. */
    @Override
    public String toString() {
        return version.map(it -> name + " " + it).orElse(name);
    }
}
