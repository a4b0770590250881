package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL110: options of the provider that it does not know, or cannot read. */
public final class ProviderOptionUnknown implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL110");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        inquiry.options().setting("wsrep_provider_options").ifPresent(setting -> {
            ProviderOptions options = ProviderOptions.parse(setting.value().orElse(""));
            options.settings().forEach(it -> name(inquiry, setting, it));
            options.malformed().forEach(it -> malformed(inquiry, setting, it));
        });
        inquiry.clusterAddress().ifPresent(it -> inAddress(inquiry, it));
    }

    private static void name(Inquiry inquiry, OptionSetting setting, ProviderOptions.Setting option) {
        OptionCatalog catalog = OptionCatalog.ofProvider();
        if (catalog.isKnown(option.name())) {
            return;
        }
        Optional<String> meant = catalog.closest(option.name());
        // Another version of the library may know a name that is close to none of ours.
        inquiry.found(
                meant.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY,
                CODE,
                meant.isPresent() ? "mistyped" : "unknown",
                Map.of("written", option.name(), "meant", meant.orElse("")),
                List.of(inquiry.evidence(
                        setting, option.nameOffset(), option.name().length())));
    }

    private static void malformed(Inquiry inquiry, OptionSetting setting, ProviderOptions.Malformed piece) {
        String circumstance = switch (piece.reason()) {
            case NO_VALUE -> "no-value";
            case NO_NAME, SEVERAL_VALUES -> "not-a-pair";
        };
        inquiry.found(
                CODE,
                circumstance,
                Map.of("written", piece.text()),
                inquiry.evidence(setting, piece.offset(), piece.text().length()));
    }

    private static void inAddress(Inquiry inquiry, Inquiry.AddressSetting address) {
        OptionCatalog catalog = OptionCatalog.ofProvider();
        for (String name : address.address().options().keySet()) {
            if (!catalog.isKnown(name)) {
                int offset = address.address()
                        .text()
                        .indexOf(name, address.address().text().indexOf('?'));
                catalog.closest(name)
                        .ifPresent(meant -> inquiry.found(
                                CODE,
                                "in-address",
                                Map.of("written", name, "meant", meant),
                                inquiry.evidence(address.setting(), offset, name.length())));
            }
        }
    }
}
