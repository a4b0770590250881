package dev.galeractl.replication.option.knowledge;

import dev.galeractl.replication.option.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For whom a fact holds.
 *
 * @param axis whose versions are counted
 * @param versions of that product or provider
 */
public record Scope(Axis axis, VersionRange versions) {

    /** Whose versions a scope counts. */
    public enum Axis {
        /** Everybody's: there is no version. */
        ANY("any"),
        MARIADB("mariadb"),
        PXC("pxc"),
        MYSQL_WSREP("mysql-wsrep"),
        /** The provider library, whichever server loads it. */
        GALERA("galera");

        private final String text;

        Axis(String text) {
            this.text = text;
        }

        private Optional<Product> product() {
            return switch (this) {
                case ANY, GALERA -> Optional.empty();
                case MARIADB -> Optional.of(Product.MARIADB);
                case PXC -> Optional.of(Product.PERCONA_XTRADB_CLUSTER);
                case MYSQL_WSREP -> Optional.of(Product.MYSQL_GALERA);
            };
        }
    }

    /**
     * Reads {@code any}, or products with versions: {@code mariadb 10.3.., pxc ..5.7, galera 4}. Galera 3 and 4 are the
     * provider's versions 25.3 and 26.4, which can be written in full as well.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static List<Scope> parse(String text) {
        List<Scope> scopes = new ArrayList<>();
        for (int from = 0; from <= text.length(); ) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            scopes.add(one(text.substring(from, to).strip()));
            from = to + 1;
        }
        return List.copyOf(scopes);
    }

    private static Scope one(String text) {
        int blank = text.indexOf(' ');
        String name = blank < 0 ? text : text.substring(0, blank);
        String versions = blank < 0 ? "" : text.substring(blank + 1).strip();
        for (Axis axis : Axis.values()) {
            if (axis.text.equals(name)) {
                if (axis == Axis.ANY && !versions.isEmpty()) {
                    throw new IllegalArgumentException("'any' has no versions: '" + text + "'");
                }
                return new Scope(axis, VersionRange.parse(axis == Axis.GALERA ? inFull(versions) : versions));
            }
        }
        throw new IllegalArgumentException(
                "'" + name + "' is none of any, mariadb, pxc, mysql-wsrep, galera in '" + text + "'");
    }

    private static String inFull(String versions) {
        int dots = versions.indexOf("..");
        return dots < 0
                ? generation(versions)
                : generation(versions.substring(0, dots)) + ".." + generation(versions.substring(dots + 2));
    }

    private static String generation(String version) {
        return switch (version) {
            case "2" -> "23.2..25.2";
            case "3" -> "25.3";
            case "4" -> "26.4";
            default -> version;
        };
    }

    /** True if the fact holds for each server that the target may be. */
    boolean covers(Target target) {
        return axis == Axis.ANY
                || (axis == Axis.GALERA
                        ? versions.holds(target.provider())
                        : target.product().equals(axis.product()) && versions.holds(target.server()));
    }

    /** True if the fact holds for some server that the target may be. */
    boolean touches(Target target) {
        return axis == Axis.ANY
                || (axis == Axis.GALERA
                        ? versions.meets(target.provider())
                        : isAbout(target) && versions.meets(target.server()));
    }

    private boolean isAbout(Target target) {
        return target.product().isEmpty() || target.product().equals(axis.product());
    }

    /** The target's versions on this scope's axis; empty if the scope is about another product. */
    Optional<VersionRange> versionsOf(Target target) {
        if (axis == Axis.GALERA) {
            return Optional.of(target.provider());
        }
        return axis != Axis.ANY && target.product().equals(axis.product())
                ? Optional.of(target.server())
                : Optional.empty();
    }
}
