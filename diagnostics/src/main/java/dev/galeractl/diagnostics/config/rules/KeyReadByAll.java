package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.SeenFile;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL162: a private key that every account of the host may read, or that the server may not. */
public final class KeyReadByAll implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL162");
    private static final String PROVIDER = "wsrep_provider_options";

    @Override
    public void check(Inquiry inquiry) {
        for (Map.Entry<Path, String> key : ServerPlace.keys(inquiry.options()).entrySet()) {
            if (inquiry.place().isEmpty()) {
                inquiry.undecided(CODE, "not-in-place");
                return;
            }
            inquiry.place()
                    .get()
                    .file(key.getKey())
                    .ifPresent(seen -> check(inquiry, key.getKey(), key.getValue(), seen));
        }
    }

    private static void check(Inquiry inquiry, Path path, String option, SeenFile seen) {
        if (seen.isReadByAll()) {
            found(inquiry, Confidence.CERTAIN, "readable", path, option, "");
            return;
        }
        inquiry.place()
                .flatMap(ServerPlace::account)
                .filter(account -> !seen.isReadBy(account))
                .ifPresent(account ->
                        found(inquiry, Confidence.LIKELY, "not-for-the-server", path, option, account.name()));
    }

    private static void found(
            Inquiry inquiry, Confidence confidence, String circumstance, Path path, String option, String account) {
        inquiry.found(
                confidence,
                CODE,
                circumstance,
                Map.of("file", path.toString(), "option", option, "account", account),
                evidence(inquiry, path, option));
    }

    private static List<Evidence> evidence(Inquiry inquiry, Path path, String option) {
        Optional<OptionSetting> setting = inquiry.options().setting(option);
        if (setting.isPresent()) {
            return List.of(inquiry.evidence(setting.get()));
        }
        return inquiry.options().setting(PROVIDER).stream()
                .map(it -> inquiry.evidence(
                        it,
                        Math.max(0, it.value().orElse("").indexOf(path.toString())),
                        path.toString().length()))
                .toList();
    }
}
