package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.List;
import java.util.Map;

/** GAL121: what SERIALIZABLE promises holds among the transactions of one node only. */
public final class IsolationNotAcrossNodes implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL121");
    private static final String SERIALIZABLE = "SERIALIZABLE";
    private static final List<String> LEVELS =
            List.of("READ-UNCOMMITTED", "READ-COMMITTED", "REPEATABLE-READ", SERIALIZABLE);

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera().isWanted()) {
            inquiry.options()
                    .setting("transaction_isolation")
                    .filter(setting -> ServerValue.chooses(setting, SERIALIZABLE, LEVELS))
                    .ifPresent(setting -> inquiry.found(CODE, "serializable", Map.of(), inquiry.evidence(setting)));
        }
    }
}
