package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.util.Map;

/** GAL101: Galera replicates row events only. */
public final class BinlogFormatNotRow implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL101");

    @Override
    public void check(Inquiry inquiry) {
        inquiry.options()
                .setting("binlog_format")
                .filter(setting -> setting.value()
                        .filter(it -> !it.equalsIgnoreCase("ROW"))
                        .isPresent())
                .ifPresent(setting -> inquiry.found(
                        CODE, "wsrep-on", Map.of("value", setting.value().orElseThrow()), inquiry.evidence(setting)));
    }
}
