package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ServerSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.VersionNumber;
import java.util.List;
import java.util.Optional;

/** GAL115 for options of the server: gone, not there yet, or never more than a variable. Another product's are GAL118. */
public final class ServerOptionRemoved implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL115");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServerSettings> settings = ServerSettings.ofKnownServer(inquiry);
        if (settings.isPresent()) {
            for (Known known : settings.get().all()) {
                // With loose_ the server warns at most.
                if (!known.written().loose()) {
                    check(inquiry, settings.get(), known, inquiry.version().orElseThrow());
                }
            }
        }
    }

    private static void check(Inquiry inquiry, ServerSettings settings, Known known, ServerVersion version) {
        KnownOption option = known.option();
        Target target = settings.target();
        if (option.ignored(target).filter(Fact::value).isPresent()) {
            return;
        }
        Optional<Fact<Boolean>> absent = option.absent(target).filter(Fact::value);
        Optional<Fact<VersionNumber>> removed = option.removed(target);
        Optional<Fact<VersionNumber>> since = option.notBefore(target);
        boolean replaced = option.replacedBy(target).isPresent();
        if (absent.isPresent()) {
            if (OptionCatalog.of(version.product()).isKnown(option.name())) {
                found(inquiry, settings, known, replaced ? "server-refuses-renamed" : "server-refuses", absent.get());
            }
        } else if (removed.isPresent()) {
            // MariaDB goes on accepting many names; which ones is known only of the versions that were asked.
            boolean refused = version.product() != Product.MARIADB;
            found(
                    inquiry,
                    settings,
                    known,
                    refused ? (replaced ? "server-removed-renamed" : "server-removed") : "server-gone",
                    removed.get());
        } else if (since.isPresent()) {
            found(inquiry, settings, known, "server-not-yet", since.get());
        }
    }

    private static void found(
            Inquiry inquiry, ServerSettings settings, Known known, String circumstance, Fact<?> fact) {
        inquiry.found(
                settings.confidence(Optional.of(fact.source())),
                CODE,
                circumstance,
                settings.parameters(known, fact.value() instanceof VersionNumber number ? number.series() : ""),
                List.of(inquiry.nameEvidence(known.written())));
    }
}
