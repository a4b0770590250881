package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** GAL210: a name that no second node can use. */
public final class ClusterNameTooLong implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL210");

    private static final int LONGEST_BYTES = 32;

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        inquiry.setting("wsrep_cluster_name", name -> bytes(name) > LONGEST_BYTES)
                .ifPresent(setting -> inquiry.found(
                        CODE,
                        "too-long",
                        Map.of(
                                "name", setting.value().orElseThrow(),
                                "bytes", String.valueOf(bytes(setting.value().orElseThrow()))),
                        inquiry.evidence(setting)));
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
