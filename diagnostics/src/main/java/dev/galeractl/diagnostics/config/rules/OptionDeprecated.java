package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ProviderSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.VersionNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL116: options of the provider that still work, and will not for ever. */
public final class OptionDeprecated implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL116");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ProviderSettings> settings = ProviderSettings.of(inquiry);
        if (settings.isPresent()) {
            for (Known known : settings.get().known()) {
                Optional<Fact<VersionNumber>> since =
                        known.option().deprecated(settings.get().target());
                if (since.isPresent()
                        && known.option().removed(settings.get().target()).isEmpty()) {
                    found(inquiry, settings.get(), known, since.get());
                }
            }
        }
    }

    private static void found(Inquiry inquiry, ProviderSettings settings, Known known, Fact<VersionNumber> since) {
        Optional<String> replacement =
                known.option().replacedBy(settings.target()).map(Fact::value);
        inquiry.found(
                settings.confidence(Optional.of(since.source())),
                CODE,
                replacement.isPresent() ? "renamed" : "going",
                Map.of(
                        "option", known.option().name(),
                        "value", known.written().value(),
                        "replacement", replacement.orElse("")),
                List.of(settings.name(known.written())));
    }
}
