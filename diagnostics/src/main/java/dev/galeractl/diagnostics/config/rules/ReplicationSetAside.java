package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;

/** GAL124: switches that take a part of the work out of replication, for good if they stand in an option file. */
public final class ReplicationSetAside implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL124");
    private static final List<String> SCHEMA_METHODS = List.of("TOI", "RSU");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        inquiry.options()
                .setting("wsrep_osu_method")
                .filter(it -> ServerValue.chooses(it, "RSU", SCHEMA_METHODS))
                .ifPresent(it -> found(inquiry, "schema-changes-stay-here", it));
        switched(inquiry, "wsrep_certify_nonpk", false, "tables-without-key-refused");
        switched(inquiry, "wsrep_dirty_reads", true, "stale-reads");
        boolean mariadb =
                inquiry.version().filter(it -> it.product() != Product.MARIADB).isEmpty();
        if (mariadb) {
            switched(inquiry, "wsrep_desync", true, "desync-without-effect");
        }
    }

    private static void switched(Inquiry inquiry, String option, boolean on, String circumstance) {
        if (inquiry.options().flag(option).orElse(!on) == on) {
            inquiry.options().setting(option).ifPresent(it -> found(inquiry, circumstance, it));
        }
    }

    private static void found(Inquiry inquiry, String circumstance, OptionSetting setting) {
        inquiry.found(CODE, circumstance, Map.of(), inquiry.evidence(setting));
    }
}
