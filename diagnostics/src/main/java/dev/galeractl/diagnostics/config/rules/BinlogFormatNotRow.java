package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Map;

/** GAL101: Galera replicates row events only. */
public final class BinlogFormatNotRow implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL101");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        inquiry.setting("binlog_format", value -> !value.equalsIgnoreCase("ROW"))
                .ifPresent(setting -> inquiry.found(
                        CODE,
                        inquiry.galera() == GaleraSwitch.ON ? "wsrep-on" : "wsrep-not-on-yet",
                        Map.of("value", setting.value().orElseThrow()),
                        inquiry.evidence(setting)));
    }
}
