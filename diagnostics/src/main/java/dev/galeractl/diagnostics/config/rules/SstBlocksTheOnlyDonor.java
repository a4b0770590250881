package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** GAL134: in a cluster of two a state transfer that locks its donor stops everything. */
public final class SstBlocksTheOnlyDonor implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL134");
    private static final Set<String> LOCKING = Set.of("rsync", "mysqldump");
    private static final int ONE_DONOR = 2;

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        // On loopback addresses it is a rehearsal.
        boolean two = inquiry.clusterAddress()
                .filter(it -> it.address().members().size() == ONE_DONOR
                        && it.address().members().stream()
                                .noneMatch(member -> member.address().isLoopback()))
                .isPresent();
        if (two) {
            inquiry.setting("wsrep_sst_method", value -> LOCKING.contains(value.toLowerCase(Locale.ROOT)))
                    .ifPresent(it -> inquiry.found(
                            CODE, "two-nodes", Map.of("method", it.value().orElse("")), inquiry.evidence(it)));
        }
    }
}
