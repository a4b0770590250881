package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL126: a binary log that does not hold what other nodes write. */
public final class BinlogIncomplete implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL126");

    @Override
    public void check(Inquiry inquiry) {
        Optional<OptionSetting> log = inquiry.options().setting("log_bin").filter(BinlogIncomplete::isOn);
        if (!inquiry.galera().isWanted() || log.isEmpty() || logsUpdates(inquiry)) {
            return;
        }
        Optional<OptionSetting> updates = inquiry.options().setting("log_slave_updates");
        boolean gtidMode = inquiry.galera() == GaleraSwitch.ON
                && inquiry.options().flag("wsrep_gtid_mode").orElse(false);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(inquiry.nameEvidence(log.get()));
        updates.map(inquiry::evidence).ifPresent(evidence::add);
        if (gtidMode) {
            inquiry.options().setting("wsrep_gtid_mode").map(inquiry::evidence).ifPresent(evidence::add);
        }
        // Whose default it is, or who refuses, is a matter of the product.
        boolean certain = inquiry.version().isPresent() || (updates.isPresent() && !gtidMode);
        inquiry.found(
                certain ? Confidence.CERTAIN : Confidence.LIKELY,
                CODE,
                gtidMode ? "refused-with-gtid-mode" : "own-writes-only",
                Map.of(),
                evidence);
    }

    /** {@code skip-log-bin} gives 0; any other word is the name of the file. */
    private static boolean isOn(OptionSetting setting) {
        return !setting.value().equals(Optional.of("0"));
    }

    private static boolean logsUpdates(Inquiry inquiry) {
        return inquiry.options()
                .flag("log_slave_updates")
                .or(() -> inquiry.options().flag("log_replica_updates"))
                .orElseGet(() ->
                        inquiry.version().filter(BinlogIncomplete::byDefault).isPresent());
    }

    private static boolean byDefault(ServerVersion version) {
        return version.product() != Product.MARIADB && version.isAtLeast(8, 0);
    }
}
