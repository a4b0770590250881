package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.ConfigFacts;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.EffectiveOptions;
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
    /** No option of Galera at all. */
    ABSENT;

    private static final Set<String> ON_VALUES = Set.of("on", "1", "true");

    static GaleraSwitch of(ConfigFacts facts) {
        EffectiveOptions options = facts.options();
        if (options.setting("wsrep_on").isPresent()) {
            return ON_VALUES.contains(options.value("wsrep_on").orElse("1").toLowerCase(Locale.ROOT)) ? ON : OFF;
        }
        if (options.winners().stream().noneMatch(it -> it.name().startsWith("wsrep_"))) {
            return ABSENT;
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

    /** Whether somebody means this server to be a node, now or soon. */
    public boolean isWanted() {
        return this == ON || this == FORGOTTEN;
    }
}
