package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** GAL125: what a node may lose when its host loses power. */
public final class DurabilityGivenUp implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL125");
    /** MySQL 8.0.30 and later have words besides the switch. */
    private static final Set<String> PAGES_UNPROTECTED = Set.of("0", "off", "false", "detect_only");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        inquiry.options()
                .setting("innodb_flush_log_at_trx_commit")
                .filter(it -> ServerValue.number(it)
                        .filter(value -> value.intValue() == 0 || value.intValue() == 2)
                        .isPresent())
                .ifPresent(it -> inquiry.found(
                        CODE, "commits-not-flushed", Map.of("value", it.value().orElse("")), inquiry.evidence(it)));
        inquiry.setting("innodb_doublewrite", value -> PAGES_UNPROTECTED.contains(value.toLowerCase(Locale.ROOT)))
                .ifPresent(it -> inquiry.found(CODE, "pages-unprotected", Map.of(), inquiry.evidence(it)));
    }
}
