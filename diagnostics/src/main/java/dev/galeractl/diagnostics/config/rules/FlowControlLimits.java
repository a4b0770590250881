package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL130: limits of flow control that stop the cluster too early, too late or for too long. */
public final class FlowControlLimits implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL130");
    private static final String LIMIT = "gcs.fc_limit";
    private static final String FACTOR = "gcs.fc_factor";
    /** The defaults are 16 and, in Percona XtraDB Cluster, 100; from here on a node is far behind before anybody waits. */
    private static final BigDecimal MANY = BigDecimal.valueOf(1000);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ProviderSettings> settings = ProviderSettings.of(inquiry);
        if (settings.isPresent()) {
            if (settings.get().written(LIMIT).isPresent()) {
                settings.get().amount(LIMIT).ifPresent(it -> limit(inquiry, settings.get(), it.amount()));
            }
            if (settings.get().written(FACTOR).isPresent()) {
                settings.get()
                        .amount(FACTOR)
                        .filter(it -> it.amount().compareTo(HALF) < 0)
                        .ifPresent(it -> inquiry.found(
                                CODE,
                                "late-release",
                                Map.of("value", it.text()),
                                settings.get().valueOrDefault(FACTOR)));
            }
        }
    }

    private static void limit(Inquiry inquiry, ProviderSettings settings, BigDecimal limit) {
        long threads = Stream.of("wsrep_slave_threads", "wsrep_applier_threads")
                .flatMap(option -> ServerValue.number(inquiry, option).stream())
                .reduce(1L, Math::max);
        if (limit.compareTo(BigDecimal.valueOf(threads)) < 0) {
            inquiry.found(
                    CODE,
                    "less-than-appliers",
                    Map.of("value", limit.toPlainString(), "threads", String.valueOf(threads)),
                    settings.valueOrDefault(LIMIT));
        } else if (limit.compareTo(MANY) >= 0) {
            inquiry.found(CODE, "lag-allowed", Map.of("value", limit.toPlainString()), settings.valueOrDefault(LIMIT));
        }
    }
}
