package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.ServerVersion;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.Map;

/** GAL107: a mistyped option. One that is close to nothing known may belong to a plugin, and is left alone. */
public final class UnknownOption implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL107");

    @Override
    public void check(Inquiry inquiry) {
        Product product = inquiry.version().map(ServerVersion::product).orElse(Product.MARIADB);
        OptionCatalog catalog = OptionCatalog.of(product);
        for (OptionSetting setting : inquiry.options().settings()) {
            // What begins several options is told as a malformed line.
            if (!catalog.isKnown(setting.name()) && !catalog.isAmbiguous(setting.name())) {
                catalog.closest(setting.name())
                        .ifPresent(meant -> inquiry.found(
                                CODE,
                                setting.loose() ? "loose" : "mistyped",
                                Map.of("written", setting.writtenName(), "meant", meant),
                                inquiry.nameEvidence(setting)));
            }
        }
    }
}
