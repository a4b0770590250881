package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ServerSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Fact;
import java.util.List;
import java.util.Optional;

/** GAL117: options that this version of the server accepts for the sake of old files, and that do nothing. */
public final class OptionIgnored implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL117");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServerSettings> settings = ServerSettings.ofKnownServer(inquiry);
        if (settings.isPresent()) {
            for (Known known : settings.get().winners()) {
                Optional<Fact<Boolean>> ignored =
                        known.option().ignored(settings.get().target());
                if (ignored.isPresent() && ignored.get().value()) {
                    found(inquiry, settings.get(), known, ignored.get());
                }
            }
        }
    }

    private static void found(Inquiry inquiry, ServerSettings settings, Known known, Fact<Boolean> ignored) {
        boolean replaced = known.option().replacedBy(settings.target()).isPresent();
        inquiry.found(
                settings.confidence(Optional.of(ignored.source())),
                CODE,
                replaced ? "renamed" : "ignored",
                settings.parameters(known, ""),
                List.of(inquiry.nameEvidence(known.written())));
    }
}
