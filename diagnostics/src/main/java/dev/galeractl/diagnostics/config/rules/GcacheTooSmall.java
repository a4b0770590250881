package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** GAL128: the write-set cache does not hold what is written while a node is away. */
public final class GcacheTooSmall implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL128");
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    @Override
    public void check(Inquiry inquiry) {
        Optional<Long> rate = inquiry.expectations().bytesPerSecond();
        Optional<Duration> downtime = inquiry.expectations().downtime();
        if (!inquiry.galera().isWanted() || rate.isEmpty() || downtime.isEmpty()) {
            return;
        }
        ProviderSettings settings = ProviderSettings.orDefaults(inquiry);
        Optional<BigDecimal> size = settings.amount("gcache.size").map(it -> it.amount());
        BigDecimal needed = BigDecimal.valueOf(rate.get())
                .multiply(BigDecimal.valueOf(downtime.get().toSeconds()));
        if (size.isEmpty()) {
            inquiry.undecided(CODE, "cache-size");
        } else if (size.get().compareTo(needed) < 0) {
            BigDecimal lasts = size.get().divide(BigDecimal.valueOf(rate.get()), 0, RoundingMode.DOWN);
            inquiry.found(
                    CODE,
                    "too-small",
                    Map.of(
                            "size", mebibytes(size.get()),
                            "needed", mebibytes(needed),
                            "rate", mebibytes(BigDecimal.valueOf(rate.get())),
                            "downtime", seconds(downtime.get().toSeconds()),
                            "lasts", seconds(lasts.longValue())),
                    settings.valueOrDefault("gcache.size"));
        }
    }

    /** In the spelling of the option, rounded up. */
    private static String mebibytes(BigDecimal bytes) {
        return bytes.divide(MEBIBYTE, 0, RoundingMode.UP) + "M";
    }

    private static String seconds(long seconds) {
        return seconds + " s";
    }
}
