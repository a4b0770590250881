package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.math.BigDecimal;
import java.util.Map;

/** GAL138: a statement that loses a conflict is not tried again. */
public final class AutocommitRetries implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL138");
    private static final String RETRIES = "wsrep_retry_autocommit";

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera().isWanted()) {
            inquiry.options()
                    .setting(RETRIES)
                    .filter(it -> ServerValue.number(it)
                            .filter(retries -> retries.compareTo(BigDecimal.ZERO) == 0)
                            .isPresent())
                    .ifPresent(it -> inquiry.found(CODE, "none", Map.of(), inquiry.evidence(it)));
        }
    }
}
