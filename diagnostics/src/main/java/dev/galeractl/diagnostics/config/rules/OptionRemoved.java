package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ProviderSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.VersionNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL115: options of the provider that this product and version do not have: gone, not there yet, or another product's. */
public final class OptionRemoved implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL115");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ProviderSettings> settings = ProviderSettings.of(inquiry);
        if (settings.isPresent()) {
            for (Known known : settings.get().known()) {
                check(inquiry, settings.get(), known);
            }
        }
    }

    private static void check(Inquiry inquiry, ProviderSettings settings, Known known) {
        KnownOption option = known.option();
        Target target = settings.target();
        Optional<Fact<VersionNumber>> removed = option.removed(target);
        Optional<Fact<VersionNumber>> since = option.notBefore(target);
        Optional<Fact<Boolean>> absent = option.absent(target);
        if (removed.isPresent()) {
            boolean replaced = option.replacedBy(target).isPresent();
            found(inquiry, settings, known, replaced ? "replaced" : "not-here", removed.get());
        } else if (since.isPresent()) {
            found(inquiry, settings, known, "not-yet", since.get());
        } else if (absent.isPresent() && absent.get().value()) {
            found(inquiry, settings, known, "not-here", absent.get());
        }
    }

    private static void found(
            Inquiry inquiry, ProviderSettings settings, Known known, String circumstance, Fact<?> fact) {
        inquiry.found(
                settings.confidence(Optional.of(fact.source())),
                CODE,
                circumstance,
                Map.of(
                        "option", known.option().name(),
                        "value", known.written().value(),
                        "version", fact.value() instanceof VersionNumber version ? version.series() : "",
                        "replacement",
                                known.option()
                                        .replacedBy(settings.target())
                                        .map(Fact::value)
                                        .orElse(""),
                        "server", inquiry.version().map(Object::toString).orElse("")),
                List.of(settings.name(known.written())));
    }
}
