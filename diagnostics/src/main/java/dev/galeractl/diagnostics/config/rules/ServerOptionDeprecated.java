package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ServerSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.VersionNumber;
import java.util.List;
import java.util.Optional;

/** GAL116 for options of the server. */
public final class ServerOptionDeprecated implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL116");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServerSettings> settings = ServerSettings.ofKnownServer(inquiry);
        if (settings.isPresent()) {
            for (Known known : settings.get().winners()) {
                Optional<Fact<VersionNumber>> since =
                        known.option().deprecated(settings.get().target());
                if (since.isPresent() && settings.get().takes(known.option())) {
                    found(inquiry, settings.get(), known, since.get());
                }
            }
        }
    }

    private static void found(Inquiry inquiry, ServerSettings settings, Known known, Fact<VersionNumber> since) {
        boolean renamed = known.option().replacedBy(settings.target()).isPresent();
        inquiry.found(
                settings.confidence(Optional.of(since.source())),
                CODE,
                renamed ? "server-renamed" : "server-going",
                settings.parameters(known, since.value().series()),
                List.of(inquiry.nameEvidence(known.written())));
    }
}
