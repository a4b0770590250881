package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.SeenFile;
import dev.galeractl.diagnostics.config.fact.ServerAccount;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL164: a data directory that is not there, or in which the server's account may not write. */
public final class DatadirNotForTheServer implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL164");

    @Override
    public void check(Inquiry inquiry) {
        inquiry.place()
                .ifPresent(place -> inquiry.setting("datadir", value -> !value.isBlank())
                        .ifPresent(setting -> HostFacts.absolutePath(
                                        setting.value().orElseThrow())
                                .ifPresent(path -> check(inquiry, place, setting, path))));
    }

    private static void check(Inquiry inquiry, ServerPlace place, OptionSetting setting, Path path) {
        Optional<SeenFile> seen = place.file(path);
        if (seen.isEmpty()) {
            boolean absent = inquiry.host()
                    .flatMap(host -> host.exists(path))
                    .filter(there -> !there)
                    .isPresent();
            if (absent) {
                found(inquiry, Confidence.CERTAIN, "absent", setting, "");
            }
            return;
        }
        Optional<ServerAccount> account = place.account();
        if (account.isPresent() && !seen.get().isWrittenBy(account.get())) {
            found(
                    inquiry,
                    Confidence.LIKELY,
                    "not-writable",
                    setting,
                    account.get().name());
        }
    }

    private static void found(
            Inquiry inquiry, Confidence confidence, String circumstance, OptionSetting setting, String account) {
        inquiry.found(
                confidence,
                CODE,
                circumstance,
                Map.of("path", setting.value().orElseThrow(), "account", account),
                List.of(inquiry.evidence(setting)));
    }
}
