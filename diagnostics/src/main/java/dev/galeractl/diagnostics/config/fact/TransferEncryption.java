package dev.galeractl.diagnostics.config.fact;

import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of encryption to the scripts of state transfer, as those of MariaDB 10.11.19 read it: in {@code [sst]}, a method's own
 * group, and the server's groups.
 */
public final class TransferEncryption {
    private static final List<String> GROUPS = List.of("sst", "xtrabackup", "mariabackup");

    private final EffectiveOptions options;

    public TransferEncryption(EffectiveOptions options) {
        this.options = options;
    }

    /** The setting {@code encrypt}, which the methods with a backup have, and rsync has not. */
    public Optional<OptionSetting> encrypt() {
        return setting("encrypt");
    }

    /** The setting {@code ssl-mode}. */
    public Optional<OptionSetting> mode() {
        return setting("ssl_mode");
    }

    /** Whether the mode asks for encryption, or forbids it; empty if none is set. */
    public Optional<Boolean> isWantedByMode() {
        return mode().flatMap(OptionSetting::value).map(it -> !it.equalsIgnoreCase("DISABLED"));
    }

    public boolean hasCertificate() {
        return isSet("tcert", "ssl_cert");
    }

    public boolean hasKey() {
        return isSet("tkey", "ssl_key");
    }

    public boolean hasAuthority() {
        return isSet("tca", "ssl_ca") || isSet("tcapath", "ssl_capath");
    }

    /** Whether that method's data go through TLS, or are encrypted by a key of their own; empty for methods that nobody knows. */
    public Optional<Boolean> covers(String method) {
        return switch (method.toLowerCase(Locale.ROOT)) {
            case "rsync" -> Optional.of(isWantedByMode().orElse(hasAuthority() || (hasCertificate() && hasKey())));
            case "mariabackup" ->
                Optional.of(encrypt()
                                .flatMap(OptionSetting::value)
                                .filter(it -> !it.equals("0"))
                                .isPresent()
                        || (isWantedByMode().orElse(false) && hasCertificate() && hasKey()));
            default -> Optional.empty();
        };
    }

    private boolean isSet(String ofSst, String ofAll) {
        return Stream.of(in("sst", ofSst), setting(ofAll))
                .flatMap(Optional::stream)
                .flatMap(it -> it.value().stream())
                .anyMatch(it -> !it.isBlank());
    }

    private Optional<OptionSetting> setting(String name) {
        return GROUPS.stream().flatMap(it -> in(it, name).stream()).findFirst().or(() -> options.setting(name));
    }

    private Optional<OptionSetting> in(String group, String name) {
        return options.settingIn(group, name);
    }
}
