package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** GAL105: rows of tables in other engines than InnoDB stay on the node where they were written. */
public final class DefaultEngineNotInnodb implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL105");

    /** Engines that servers of these products ship or load, other than InnoDB. */
    private static final Set<String> OTHER_ENGINES = Set.of(
            "archive",
            "aria",
            "blackhole",
            "columnstore",
            "connect",
            "csv",
            "federated",
            "federatedx",
            "heap",
            "maria",
            "memory",
            "merge",
            "mrg_myisam",
            "mroonga",
            "myisam",
            "oqgraph",
            "rocksdb",
            "s3",
            "sequence",
            "sphinx",
            "spider",
            "tokudb");

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted() || isEnforced(inquiry)) {
            return;
        }
        Stream.of("default_storage_engine", "storage_engine")
                .map(name -> inquiry.setting(name, value -> !value.equalsIgnoreCase("InnoDB")))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(setting -> report(inquiry, setting));
    }

    /** With this, CREATE TABLE gives InnoDB whatever the default. */
    private static boolean isEnforced(Inquiry inquiry) {
        return inquiry.setting("enforce_storage_engine", it -> it.equalsIgnoreCase("InnoDB"))
                .isPresent();
    }

    private static void report(Inquiry inquiry, OptionSetting setting) {
        String engine = setting.value().orElseThrow();
        Map<String, String> parameters = Map.of("engine", engine, "option", setting.name());
        if (!OTHER_ENGINES.contains(engine.toLowerCase(Locale.ROOT))) {
            inquiry.found(Confidence.LIKELY, CODE, "unknown-engine", parameters, List.of(inquiry.evidence(setting)));
        } else if (isReplicated(inquiry, engine)) {
            inquiry.found(CODE, "replicated-as-statements", parameters, inquiry.evidence(setting));
        } else {
            inquiry.found(CODE, "not-replicated", parameters, inquiry.evidence(setting));
        }
    }

    /** MyISAM and Aria can be replicated on request, statement by statement. */
    private static boolean isReplicated(Inquiry inquiry, String engine) {
        String mode = inquiry.options().value("wsrep_mode").orElse("").toUpperCase(Locale.ROOT);
        boolean oldSwitch = engine.equalsIgnoreCase("MyISAM")
                && inquiry.options().flag("wsrep_replicate_myisam").orElse(false);
        return oldSwitch || List.of(mode.split(",")).contains("REPLICATE_" + engine.toUpperCase(Locale.ROOT));
    }
}
