package dev.galeractl.replication.option;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of the options a server product knows, and the nearest one to a name it does not know.
 *
 * <p>The data are plain text, a name a line, and each file says where its names come from.
 */
public final class OptionCatalog {
    private static final Map<Product, OptionCatalog> LOADED = new HashMap<>();

    private static final String MARIADB = "mariadb-10.11.txt";
    private static final String MYSQL = "mysql.txt";
    private static final String LOOSE = "loose_";
    private static final String MAXIMUM = "maximum_";

    /** Name to the kind of its value, as far as known. */
    private final OptionNames current;
    /** Names of other versions, which are no slips of the pen. */
    private final OptionNames other;
    /** The resource with another product's names: no slips of the pen either. Read when a name is unknown. */
    private final Optional<String> foreign;
    /** Where our list of current names is complete: elsewhere nothing can be said about abbreviations. */
    private final List<String> completeBelow;

    private final boolean dashesAreUnderscores;
    /** What was asked for, as it was written: each file is read with it, and several rules ask for the same names again. */
    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

    private OptionCatalog(
            OptionNames current,
            OptionNames other,
            Optional<String> foreign,
            List<String> completeBelow,
            boolean dashesAreUnderscores) {
        this.current = current;
        this.other = other;
        this.foreign = foreign;
        this.completeBelow = completeBelow;
        this.dashesAreUnderscores = dashesAreUnderscores;
    }

    /** The catalogue of a product, read once from our own resources. */
    public static OptionCatalog of(Product product) {
        synchronized (LOADED) {
            OptionCatalog catalog = LOADED.get(product);
            if (catalog == null) {
                catalog = load(product);
                LOADED.put(product, catalog);
            }
            return catalog;
        }
    }

    /** The options inside {@code wsrep_provider_options}; their names are exact, dots and underscores included. */
    public static OptionCatalog ofProvider() {
        return Provider.CATALOG;
    }

    /** Knows no option at all: names stay as they are written. */
    public static OptionCatalog none() {
        return new OptionCatalog(OptionNames.none(), OptionNames.none(), Optional.empty(), List.of(), true);
    }

    private static OptionCatalog load(Product product) {
        return switch (product) {
            case MARIADB ->
                new OptionCatalog(
                        OptionNames.in(MARIADB),
                        OptionNames.in("mariadb-other.txt"),
                        Optional.of(MYSQL),
                        List.of(""),
                        true);
            case PERCONA_XTRADB_CLUSTER, MYSQL_GALERA ->
                new OptionCatalog(
                        OptionNames.in("mysql-wsrep.txt"),
                        OptionNames.in(MYSQL),
                        Optional.of(MARIADB),
                        List.of("wsrep_", "pxc_"),
                        true);
        };
    }

    /** True if the product has an option of exactly that name, or had it in a version since 5.5. */
    public boolean isKnown(String name) {
        Boolean known = asked.get(name);
        if (known == null) {
            String canonical = canonical(name);
            known = has(canonical) || (canonical.startsWith(MAXIMUM) && has(canonical.substring(MAXIMUM.length())));
            asked.put(name, known);
        }
        return known;
    }

    /** True if the list of the product's present options has exactly that name; older and younger versions do not count. */
    public boolean isCurrent(String name) {
        return current.has(canonical(name));
    }

    private boolean has(String canonical) {
        return current.has(canonical) || other.has(canonical);
    }

    /** True if the option is a switch: without a value it is on. Empty if not known. */
    public Optional<Boolean> isSwitch(String name) {
        String kind = current.kind(canonical(name));
        return kind.isEmpty() ? Optional.empty() : Optional.of(kind.equals("switch"));
    }

    /**
     * The option somebody who wrote {@code name} most likely meant: one to three slips away, fewer in short names, and
     * nearer than any other. Empty if the name is known, or nothing is near enough to be said without embarrassment.
     */
    public Optional<String> closest(String name) {
        String wanted = canonical(name);
        while (wanted.startsWith(LOOSE) || wanted.startsWith("_")) {
            wanted = wanted.substring(wanted.startsWith(LOOSE) ? LOOSE.length() : 1);
        }
        int allowed = wanted.length() < 5 ? 0 : wanted.length() < 8 ? 1 : wanted.length() < 16 ? 2 : 3;
        if (isKnown(name)) {
            return Optional.empty();
        }
        if (has(wanted)) {
            return Optional.of(wanted);
        }
        Nearest nearest = new Nearest(wanted, allowed);
        current.all().keySet().forEach(nearest::offer);
        other.all().keySet().forEach(nearest::offer);
        Optional<String> winner = nearest.winner();
        return winner.isPresent() && isForeign(wanted) ? Optional.empty() : winner;
    }

    private boolean isForeign(String canonical) {
        return foreign.isPresent() && OptionNames.in(foreign.get()).has(canonical);
    }

    /** The one option that {@code name} abbreviates; empty if the name is known, or begins several options, or none. */
    public Optional<String> expandPrefix(String name) {
        List<String> longer = longer(canonical(name));
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    /** True if {@code name} is no option itself, and begins several. */
    public boolean isAmbiguous(String name) {
        return longer(canonical(name)).size() > 1;
    }

    /** Every current name, sorted. */
    public List<String> names() {
        return List.copyOf(current.all().keySet());
    }

    /** The options that it begins; none if it is known itself, or we cannot tell. */
    private List<String> longer(String prefix) {
        return prefix.isEmpty() || has(prefix) || !isCompleteBelow(prefix) ? List.of() : current.beginningWith(prefix);
    }

    private boolean isCompleteBelow(String prefix) {
        for (String beginning : completeBelow) {
            if (prefix.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private String canonical(String name) {
        return dashesAreUnderscores ? name.replace('-', '_').toLowerCase(Locale.ROOT) : name;
    }

    /** Read when first asked for. */
    private static final class Provider {
        static final OptionCatalog CATALOG = new OptionCatalog(
                OptionNames.in("galera-provider.txt"), OptionNames.none(), Optional.empty(), List.of(), false);
    }
}
