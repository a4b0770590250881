package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a server with these options is a Galera node. */
public enum GaleraSwitch {
    /** It is: {@code wsrep_on} says so, or the product needs no switch. */
    ON,
    /** {@code wsrep_on} is set to OFF, or to something the server takes for OFF. */
    OFF,
    /** Options of Galera are there, but the switch is not, and the product, as far as it is known, has it off by default. */
    FORGOTTEN,
    /**
     * Options of Galera are there, but none of those without which no server is a node: a file that is read together with others, and was given alone. What
     * stands in it can be judged, what is missing cannot.
     */
    PART,
    /** No option of Galera at all. */
    ABSENT;

    private static final Set<String> ON_VALUES = Set.of("on", "1", "true");

    /** A file with one of these is meant to describe a node. */
    private static final List<String> OF_A_NODE = List.of("wsrep_provider", "wsrep_cluster_address");

    static GaleraSwitch of(ConfigFacts facts) {
        EffectiveOptions options = facts.options();
        if (options.setting("wsrep_on").isPresent()) {
            return ON_VALUES.contains(options.value("wsrep_on").orElse("1").toLowerCase(Locale.ROOT)) ? ON : OFF;
        }
        if (options.winners().stream().noneMatch(it -> it.name().startsWith("wsrep_"))) {
            return ABSENT;
        }
        if (OF_A_NODE.stream().allMatch(it -> options.setting(it).isEmpty())) {
            return PART;
        }
        boolean on = facts.version().map(GaleraSwitch::needsNoSwitch).orElseGet(() -> isPerconas(options));
        return on ? ON : FORGOTTEN;
    }

    /** Only MariaDB since 10.1 has the switch off by default; elsewhere a provider is enough. */
    private static boolean needsNoSwitch(ServerVersion version) {
        return version.product() != Product.MARIADB || !version.isAtLeast(10, 1);
    }

    /** Options that only XtraDB Cluster has: another server would not start with them. */
    private static boolean isPerconas(EffectiveOptions options) {
        return options.winners().stream().anyMatch(it -> it.name().startsWith("pxc_"));
    }

    /** Whether somebody means this server to be a node, now or soon. What is written counts; for what is missing, see {@link #isWhole}. */
    public boolean isWanted() {
        return this == ON || this == FORGOTTEN || this == PART;
    }

    /** Whether these are the options of a node, and all of them, so that what is missing is missing. */
    public boolean isWhole() {
        return this == ON || this == FORGOTTEN;
    }
}
