package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.ProviderOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL704: a certificate or key of the provider that is not named, or not there. */
public final class TlsFilesUnusable implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL704");
    private static final String CERTIFICATE = "socket.ssl_cert";
    private static final String KEY = "socket.ssl_key";
    private static final String SWITCH = "socket.ssl";

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera() == GaleraSwitch.ON) {
            ProviderSettings.of(inquiry)
                    .filter(it -> !it.flag(SWITCH).equals(Optional.of(false)))
                    .ifPresent(it -> check(inquiry, it));
        }
    }

    private static void check(Inquiry inquiry, ProviderSettings settings) {
        boolean certificate = settings.written(CERTIFICATE).isPresent();
        boolean key = settings.written(KEY).isPresent();
        // Percona XtraDB Cluster takes the server's files where it encrypts by itself.
        boolean byServer = inquiry.options().flag("pxc_encrypt_cluster_traffic").orElse(false);
        if (certificate && key) {
            absent(inquiry, settings);
        } else if (!byServer && (certificate || key || settings.flag(SWITCH).isPresent())) {
            String written = certificate ? CERTIFICATE : key ? KEY : SWITCH;
            inquiry.found(
                    CODE,
                    "incomplete-in-file",
                    Map.of("option", written, "other", certificate ? KEY : CERTIFICATE),
                    settings.valueOrDefault(written));
        }
    }

    private static void absent(Inquiry inquiry, ProviderSettings settings) {
        if (inquiry.host().isEmpty()) {
            inquiry.undecided(CODE, "this-host");
            return;
        }
        for (String option : List.of(CERTIFICATE, KEY, "socket.ssl_ca")) {
            Optional<ProviderOptions.Setting> written = settings.written(option);
            Optional<Path> path = written.flatMap(it -> HostFacts.absolutePath(it.value()));
            Optional<Boolean> exists = path.flatMap(it -> inquiry.host().flatMap(host -> host.exists(it)));
            if (exists.equals(Optional.of(false))) {
                inquiry.found(
                        CODE,
                        "absent-here",
                        Map.of("option", option, "file", written.orElseThrow().value()),
                        settings.valueOrDefault(option));
            }
        }
    }
}
