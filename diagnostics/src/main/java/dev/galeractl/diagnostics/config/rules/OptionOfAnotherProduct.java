package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.FactSource;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL118: options of MySQL in MariaDB's file, or the other way round. */
public final class OptionOfAnotherProduct implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL118");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServerVersion> version = inquiry.version();
        if (version.isEmpty()) {
            return;
        }
        OptionCatalog own = OptionCatalog.of(version.get().product());
        for (OptionSetting setting : inquiry.options().settings()) {
            if (!own.isKnown(setting.name())
                    && !own.isAmbiguous(setting.name())
                    && isElsewhere(setting, version.get())) {
                found(inquiry, setting, version.get());
            }
        }
    }

    private static boolean isElsewhere(OptionSetting setting, ServerVersion version) {
        return switch (version.product()) {
            case MARIADB -> OptionCatalog.of(Product.PERCONA_XTRADB_CLUSTER).isKnown(setting.name());
            // The list of MariaDB's past has names from MySQL, and the lists of MySQL are not complete.
            case PERCONA_XTRADB_CLUSTER, MYSQL_GALERA ->
                OptionCatalog.of(Product.MARIADB).isCurrent(setting.name());
        };
    }

    private static void found(Inquiry inquiry, OptionSetting setting, ServerVersion version) {
        boolean tried = isTriedIn(setting, version) && !version.enterprise();
        String circumstance = setting.loose() ? "loose" : tried ? "refused" : "unknown-here";
        inquiry.found(
                tried ? Confidence.CERTAIN : Confidence.LIKELY,
                CODE,
                circumstance,
                Map.of(
                        "option", setting.name(),
                        "server", version.toString(),
                        "products", version.product() == Product.MARIADB ? "MySQL" : "MariaDB"),
                List.of(inquiry.nameEvidence(setting)));
    }

    /** True if a server of that version was given the option and refused it. */
    private static boolean isTriedIn(OptionSetting setting, ServerVersion version) {
        Optional<KnownOption> option = OptionKnowledge.load().option(Place.SERVER, setting.name());
        Optional<Fact<Boolean>> absent = option.flatMap(it -> it.absent(Target.of(Optional.of(version))));
        return absent.isPresent()
                && absent.get().value()
                && absent.get().source().kind() == FactSource.Kind.SERVER;
    }
}
