package dev.galeractl.replication.option.knowledge;

import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import java.util.Optional;

/**
 * What a fact is asked for: a product, and the versions of its server and its provider as far as they are known.
 *
 * @param product empty if nobody knows
 * @param server every version that the server may have
 * @param provider every version that its provider may have: 25.3 is what people call Galera 3, 26.4 is Galera 4
 */
public record Target(Optional<Product> product, VersionRange server, VersionRange provider) {

    /** Nothing is known: only what holds everywhere counts. */
    public static final Target ANY = new Target(Optional.empty(), VersionRange.ALL, VersionRange.ALL);

    private static final VersionRange GALERA_2_AND_3 = VersionRange.parse("23..25.3");
    private static final VersionRange GALERA_3 = VersionRange.parse("25.3");
    private static final VersionRange GALERA_4 = VersionRange.parse("26.4");

    /** Any server with Galera 4, which all of them have that are still maintained. */
    public static final Target WITH_GALERA_4 = new Target(Optional.empty(), VersionRange.ALL, GALERA_4);

    /** A server of that product, in one of those versions, with the provider that belongs to it. */
    public static Target of(Product product, VersionRange server) {
        return new Target(Optional.of(product), server, providerOf(product, server));
    }

    /** One version of a server; {@link #ANY} if none is known. */
    public static Target of(Optional<ServerVersion> version) {
        return version.isPresent() ? of(version.get()) : ANY;
    }

    private static Target of(ServerVersion version) {
        VersionNumber number = new VersionNumber(version.major(), version.minor(), version.patch());
        VersionNumber next = new VersionNumber(version.major(), version.minor(), version.patch() + 1);
        return of(version.product(), new VersionRange(number, next));
    }

    /** MariaDB 10.4 and the servers built on MySQL 8.0 were the first with Galera 4; each is documented by its maker. */
    private static VersionRange providerOf(Product product, VersionRange server) {
        VersionNumber first = product == Product.MARIADB ? new VersionNumber(10, 4, 0) : new VersionNumber(8, 0, 0);
        VersionNumber third = product == Product.MARIADB ? new VersionNumber(10, 1, 0) : new VersionNumber(5, 6, 0);
        if (server.isFrom(first)) {
            return GALERA_4;
        }
        if (!server.isBefore(first)) {
            return VersionRange.ALL;
        }
        return server.isFrom(third) ? GALERA_3 : GALERA_2_AND_3;
    }
}
