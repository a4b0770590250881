package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.SeenCertificate;
import dev.galeractl.diagnostics.finding.FindingCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** GAL703: the certificate for the other nodes, seen on this host, is out of its time or will soon be. */
public final class TlsCertificateExpired implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL703");
    /** A month is what a renewal in the middle of a holiday takes. */
    private static final Duration SOON = Duration.ofDays(30);

    @Override
    public void check(Inquiry inquiry) {
        ProviderSettings.of(inquiry).ifPresent(settings -> {
            for (String option : new String[] {"socket.ssl_cert", "socket.ssl_ca"}) {
                settings.written(option)
                        .flatMap(it -> HostFacts.absolutePath(it.value()))
                        .flatMap(path -> inquiry.host().flatMap(host -> host.certificate(path)))
                        .ifPresent(it -> check(inquiry, settings, option, it));
            }
        });
    }

    private static void check(Inquiry inquiry, ProviderSettings settings, String option, SeenCertificate certificate) {
        String circumstance;
        if (certificate.seenAt().isAfter(certificate.notAfter())) {
            circumstance = "expired-here";
        } else if (certificate.seenAt().isBefore(certificate.notBefore())) {
            circumstance = "not-yet-valid-here";
        } else if (certificate.seenAt().plus(SOON).isAfter(certificate.notAfter())) {
            circumstance = "expires-soon";
        } else {
            return;
        }
        inquiry.found(
                CODE,
                circumstance,
                Map.of(
                        "file", settings.written(option).orElseThrow().value(),
                        "from", day(certificate.notBefore()),
                        "until", day(certificate.notAfter())),
                settings.valueOrDefault(option));
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
