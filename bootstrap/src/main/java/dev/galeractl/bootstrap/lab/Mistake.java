package dev.galeractl.bootstrap.lab;

import java.util.Arrays;
import java.util.Optional;

/** The mistakes that a lab makes on demand: the six of the seed story, and a killed server. */
public enum Mistake {
    BINLOG_FORMAT("binlog-format"),
    ONLY_ITSELF("only-itself"),
    ADDRESS_UNSET("address-unset"),
    PEER_NOT_LISTENING("peer-not-listening"),
    GCOM_SCHEME("gcom-scheme"),
    BOOTSTRAP_ADDRESS_LEFT("bootstrap-address-left"),
    KILL("kill");

    private final String slug;

    Mistake(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    public static Optional<Mistake> of(String slug) {
        return Arrays.stream(values())
                .filter(mistake -> mistake.slug.equals(slug))
                .findFirst();
    }
}
