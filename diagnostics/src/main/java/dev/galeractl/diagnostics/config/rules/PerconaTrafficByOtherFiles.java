package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.TlsFiles;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL136: Percona XtraDB Cluster encrypts by itself with the server's files, and the provider is told of others; or of nothing, and it is off. */
public final class PerconaTrafficByOtherFiles implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL136");
    private static final String SWITCH = "pxc_encrypt_cluster_traffic";

    @Override
    public void check(Inquiry inquiry) {
        boolean percona = inquiry.version()
                .map(it -> it.product() == Product.PERCONA_XTRADB_CLUSTER)
                .orElseGet(() -> inquiry.options().setting(SWITCH).isPresent());
        if (percona && inquiry.galera().isWanted()) {
            isOn(inquiry).ifPresent(on -> {
                if (on) {
                    overridden(inquiry);
                } else {
                    inClear(inquiry);
                }
            });
        }
    }

    /** The default is the version's; empty where nobody knows it. */
    private static Optional<Boolean> isOn(Inquiry inquiry) {
        return inquiry.options()
                .flag(SWITCH)
                .or(() -> OptionKnowledge.load()
                        .option(Place.SERVER, SWITCH)
                        .flatMap(it -> it.defaultValue(Target.of(inquiry.version())))
                        .map(it -> it.value().equals("ON")));
    }

    private static void overridden(Inquiry inquiry) {
        TlsFiles server = TlsFiles.ofServer(inquiry.options());
        TlsFiles provider = TlsFiles.ofProvider(inquiry.options());
        Map<String, Boolean> others = new LinkedHashMap<>();
        others.put("cert", isOther(provider.certificate(), server.certificate()));
        others.put("key", isOther(provider.key(), server.key()));
        others.put("ca", isOther(provider.authority(), server.authority()));
        ProviderSettings settings = ProviderSettings.orDefaults(inquiry);
        others.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(last -> {
                    String option = "socket.ssl_" + last;
                    String file = settings.written(option)
                            .map(ProviderOptions.Setting::value)
                            .orElse("");
                    String instead = inquiry.options().value("ssl_" + last).orElse("the one in the data directory");
                    inquiry.found(
                            Confidence.LIKELY,
                            CODE,
                            "overridden",
                            Map.of("option", option, "file", file, "server", "ssl_" + last, "instead", instead),
                            List.of(settings.valueOrDefault(option)));
                });
    }

    /** A path that is written for the provider, and not the server's. */
    private static boolean isOther(Optional<Path> provider, Optional<Path> server) {
        return provider.isPresent() && !provider.equals(server);
    }

    /** A default that is off is nobody's decision; only who writes it down is told what it means. */
    private static void inClear(Inquiry inquiry) {
        Optional<OptionSetting> written = inquiry.options().setting(SWITCH);
        ProviderSettings settings = ProviderSettings.orDefaults(inquiry);
        if (written.isPresent()
                && settings.written("socket.ssl_cert").isEmpty()
                && settings.written("socket.ssl_key").isEmpty()) {
            inquiry.found(Confidence.LIKELY, CODE, "in-clear", Map.of(), List.of(inquiry.evidence(written.get())));
        }
    }
}
