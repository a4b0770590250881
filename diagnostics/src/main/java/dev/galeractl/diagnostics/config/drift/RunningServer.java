package dev.galeractl.diagnostics.config.drift;

import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.sql.StatusQuestions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a running server says of its options. */
public final class RunningServer {
    static final String PROVIDER_OPTIONS = "wsrep_provider_options";

    private final Map<String, String> said;
    private final boolean filesChanged;
    private final ProviderOptions provider;

    /**
     * @param said its answers to {@link StatusQuestions#OPTIONS}
     * @param filesChanged whether one of its files may have changed since it started; where none has, what differs was corrected by the server itself
     */
    public RunningServer(Map<String, String> said, boolean filesChanged) {
        Map<String, String> lower = new HashMap<>();
        said.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        this.said = Map.copyOf(lower);
        this.filesChanged = filesChanged;
        this.provider = ProviderOptions.parse(value(PROVIDER_OPTIONS).orElse(""));
    }

    /** Its version, as far as it is understood. */
    public Optional<ServerVersion> version() {
        return value("version")
                .flatMap(it ->
                        ServerVersion.parse(it + " " + value("version_comment").orElse("")));
    }

    boolean filesChanged() {
        return filesChanged;
    }

    /** The global value of a variable; empty if there is none of that name. */
    Optional<String> value(String name) {
        return Optional.ofNullable(said.get(name));
    }

    /** The same as a whole number; nought if it is none. */
    BigDecimal number(String name) {
        return value(name)
                .filter(it -> it.matches("\\d{1,19}"))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
    }

    Trait trait(String name) {
        return Optional.ofNullable(said.get(StatusQuestions.TRAITS + name))
                .map(Trait::parse)
                .orElse(Trait.UNKNOWN);
    }

    /** The value of an option of the provider, which tells all of them. */
    Optional<String> providerValue(String name) {
        return provider.value(name);
    }
}
