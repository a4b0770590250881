package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** GAL137: versions of TLS that nobody speaks any more, and ciphers that are none. */
public final class TlsWeak implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL137");
    private static final List<String> OLD = List.of("tlsv1.0", "tlsv1.1");
    private static final List<String> PRESENT = List.of("tlsv1.2", "tlsv1.3");
    private static final String PROVIDER_CIPHERS = "socket.ssl_cipher";

    @Override
    public void check(Inquiry inquiry) {
        // What MySQL's line does with old versions was not tried.
        if (inquiry.galera().isWanted()
                && inquiry.version()
                        .filter(it -> it.product() != Product.MARIADB)
                        .isEmpty()) {
            inquiry.setting("tls_version", it -> !it.isBlank()).ifPresent(it -> versions(inquiry, it));
        }
        ProviderSettings.of(inquiry).ifPresent(it -> ciphers(inquiry, it));
    }

    private static void versions(Inquiry inquiry, OptionSetting setting) {
        List<String> allowed = Arrays.stream(
                        setting.value().orElseThrow().toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
        boolean old = allowed.stream().anyMatch(OLD::contains);
        boolean present = allowed.stream().anyMatch(PRESENT::contains);
        if (old) {
            inquiry.found(
                    // An old library, or one that was told to, still speaks them.
                    Confidence.LIKELY,
                    CODE,
                    present ? "old-versions-too" : "old-versions-only",
                    Map.of("value", setting.value().orElseThrow()),
                    List.of(inquiry.evidence(setting)));
        }
    }

    /** Suites of TLS 1.3 are not chosen here; a list without any other is no list. Without certificate and key nobody reads it. */
    private static void ciphers(Inquiry inquiry, ProviderSettings settings) {
        Optional<ProviderOptions.Setting> written =
                settings.written(PROVIDER_CIPHERS).filter(it -> !it.value().isBlank());
        boolean inUse = settings.written("socket.ssl_cert").isPresent()
                && settings.written("socket.ssl_key").isPresent()
                && settings.flag("socket.ssl").orElse(true);
        if (inUse
                && written.isPresent()
                && Arrays.stream(written.get().value().split("[:,]", -1))
                        .map(String::strip)
                        .allMatch(it -> it.startsWith("TLS_"))) {
            inquiry.found(
                    CODE,
                    "ciphers-of-another-version",
                    Map.of("value", written.get().value()),
                    settings.valueOrDefault(PROVIDER_CIPHERS));
        }
    }
}
