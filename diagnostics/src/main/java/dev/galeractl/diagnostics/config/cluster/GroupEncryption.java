package dev.galeractl.diagnostics.config.cluster;

import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.ValueType;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import java.util.Optional;

/** What one node's options say of encryption among the nodes. */
record GroupEncryption(EffectiveOptions options, Optional<Product> product, ProviderOptions provider) {
    private static final ValueType SWITCH = new ValueType.Switch(Place.PROVIDER);

    /** Percona XtraDB Cluster encrypts with the server's files where it is told to. */
    boolean isOfPercona() {
        return product.filter(it -> it != Product.MARIADB).isPresent()
                || options.settings().stream().anyMatch(it -> it.name().startsWith("pxc_"));
    }

    /**
     * Whether Percona XtraDB Cluster encrypts, by itself or with the provider's files; empty where its default is not known.
     *
     * @param automatic its switch, as it is set or by default
     */
    Optional<Boolean> isOnByPercona(Optional<String> automatic) {
        return isOn() ? Optional.of(true) : automatic.map(it -> it.equals("1"));
    }

    /** Whether the provider has what it takes, and is not told to leave it. */
    boolean isOn() {
        return provider.setting("socket.ssl_cert").isPresent()
                && provider.setting("socket.ssl_key").isPresent()
                && flag("socket.ssl").orElse(true);
    }

    /** Whether the node hears those without as well, while a cluster changes over. */
    boolean isOptional() {
        return flag("socket.dynamic").orElse(false);
    }

    TlsFiles files() {
        return TlsFiles.ofProvider(options);
    }

    private Optional<Boolean> flag(String name) {
        return provider.setting(name)
                .flatMap(it -> SWITCH.read(it.value()) instanceof Reading.Good good
                        ? Optional.of(good.normalised().equals("ON"))
                        : Optional.empty());
    }
}
