package dev.galeractl.diagnostics.config.fact;

import java.util.Set;

/**
 * The account of the operating system that a server runs as.
 *
 * @param groups all groups it is in, by name
 */
public record ServerAccount(String name, Set<String> groups) {
    public ServerAccount {
        groups = Set.copyOf(groups);
    }

    boolean isRoot() {
        return name.equals("root");
    }
}
