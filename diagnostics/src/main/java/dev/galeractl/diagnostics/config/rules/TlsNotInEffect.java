package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Map;
import java.util.Optional;

/** GAL131: options of encryption are there, and the nodes talk in clear text all the same, or trust nobody. */
public final class TlsNotInEffect implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL131");
    private static final String CERTIFICATE = "socket.ssl_cert";
    private static final String KEY = "socket.ssl_key";
    private static final String AUTHORITY = "socket.ssl_ca";
    private static final String SWITCH = "socket.ssl";

    @Override
    public void check(Inquiry inquiry) {
        ProviderSettings.of(inquiry).ifPresent(it -> check(inquiry, it));
    }

    private static void check(Inquiry inquiry, ProviderSettings settings) {
        boolean certificate = settings.written(CERTIFICATE).isPresent();
        boolean key = settings.written(KEY).isPresent();
        boolean authority = settings.written(AUTHORITY).isPresent();
        Optional<Boolean> wanted = settings.flag(SWITCH);
        // Percona XtraDB Cluster takes the server's files where it encrypts by itself.
        boolean byServer = inquiry.options().flag("pxc_encrypt_cluster_traffic").orElse(false);
        if (wanted.equals(Optional.of(false)) && (certificate || key)) {
            found(inquiry, settings, "switched-off", SWITCH, certificate ? CERTIFICATE : KEY);
        } else if (!byServer && wanted.isEmpty() && authority && !certificate && !key) {
            found(inquiry, settings, "authority-alone", AUTHORITY, CERTIFICATE);
        } else if (certificate && key && !authority) {
            found(inquiry, settings, "no-authority", CERTIFICATE, AUTHORITY);
        }
    }

    private static void found(
            Inquiry inquiry, ProviderSettings settings, String circumstance, String written, String other) {
        inquiry.found(CODE, circumstance, Map.of("option", written, "other", other), settings.valueOrDefault(written));
    }
}
