package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** GAL102: without its switch a server runs alone, and accepts writes. */
public final class WsrepNotOn implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL102");

    /** What the server itself reads as off; for anything else it warns, and takes it for off as well. */
    private static final Set<String> OFF_VALUES = Set.of("off", "0", "false");

    @Override
    public void check(Inquiry inquiry) {
        switch (inquiry.galera()) {
            case ON -> {}
            case OFF -> off(inquiry, inquiry.options().setting("wsrep_on").orElseThrow());
            case FORGOTTEN -> forgotten(inquiry);
            case PART -> inquiry.found(CODE, "part", Map.of(), inquiry.galeraEvidence());
            case ABSENT -> inquiry.found(CODE, "no-galera-option", Map.of());
        }
    }

    private static void off(Inquiry inquiry, OptionSetting setting) {
        String value = setting.value().orElse("");
        inquiry.found(
                CODE,
                OFF_VALUES.contains(value.toLowerCase(Locale.ROOT)) ? "off" : "not-a-boolean",
                Map.of("value", value),
                inquiry.evidence(setting));
    }

    private static void forgotten(Inquiry inquiry) {
        List<Evidence> evidence = inquiry.options().winners().stream()
                .filter(it -> it.name().startsWith("wsrep_"))
                .map(inquiry::nameEvidence)
                .toList();
        Confidence confidence = inquiry.version().isPresent() ? Confidence.CERTAIN : Confidence.LIKELY;
        inquiry.found(confidence, CODE, "not-set", Map.of(), evidence);
    }
}
