package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL104: the provider library is not where the option says. */
public final class ProviderNotFound implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL104");

    @Override
    public void check(Inquiry inquiry) {
        if (inquiry.galera().isWanted()) {
            inquiry.setting("wsrep_provider", value -> !value.isBlank() && !value.equalsIgnoreCase("none"))
                    .ifPresent(
                            setting -> check(inquiry, setting, setting.value().orElseThrow()));
        }
    }

    private static void check(Inquiry inquiry, OptionSetting setting, String path) {
        Optional<Path> absolute = HostFacts.absolutePath(path);
        if (absolute.isEmpty()) {
            if (!isFoundByTheLoader(inquiry, path)) {
                inquiry.found(
                        Confidence.LIKELY,
                        CODE,
                        path.contains("/") ? "relative" : "searched",
                        Map.of("path", path),
                        List.of(inquiry.evidence(setting)));
            }
            return;
        }
        Optional<Boolean> exists = inquiry.host().flatMap(host -> host.exists(absolute.get()));
        if (exists.isEmpty()) {
            inquiry.undecided(CODE, "this-host");
        } else if (!exists.get()) {
            inquiry.found(CODE, "absent", Map.of("path", path), inquiry.evidence(setting));
        }
    }

    private static boolean isFoundByTheLoader(Inquiry inquiry, String name) {
        return HostFacts.searchedByTheLoader(name).stream()
                .anyMatch(path ->
                        inquiry.host().flatMap(host -> host.exists(path)).orElse(false));
    }
}
