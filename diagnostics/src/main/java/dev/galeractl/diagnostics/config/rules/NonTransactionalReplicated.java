package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GAL122: writes to MyISAM or Aria tables are replicated, although nobody can check or undo them. */
public final class NonTransactionalReplicated implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL122");
    private static final String OLD_SWITCH = "wsrep_replicate_myisam";

    /** Compiled where the option is set. */
    private static final class Modes {
        static final Pattern REPLICATING = Pattern.compile("REPLICATE_(MYISAM|ARIA)", Pattern.CASE_INSENSITIVE);
    }

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        // Where the switch is gone the server does not start, and another rule says so.
        boolean gone = OptionKnowledge.load()
                .option(Place.SERVER, OLD_SWITCH)
                .flatMap(it -> it.removed(Target.of(inquiry.version())))
                .isPresent();
        if (!gone && inquiry.options().flag(OLD_SWITCH).orElse(false)) {
            inquiry.options().setting(OLD_SWITCH).ifPresent(it -> replicated(inquiry, it));
        }
        inquiry.options().setting("wsrep_mode").ifPresent(it -> mode(inquiry, it));
    }

    private static void replicated(Inquiry inquiry, OptionSetting setting) {
        Map<String, String> parameters = Map.of("option", OLD_SWITCH);
        if (strictModeRefuses(inquiry)) {
            inquiry.found(
                    Confidence.LIKELY, CODE, "strict-mode-refuses", parameters, List.of(inquiry.nameEvidence(setting)));
        } else {
            inquiry.found(CODE, "replicated", parameters, inquiry.nameEvidence(setting));
        }
    }

    /** Percona XtraDB Cluster since 5.7: of the modes only these two let a member start with it. */
    private static boolean strictModeRefuses(Inquiry inquiry) {
        boolean hasMode = inquiry.version()
                .filter(it -> it.product() == Product.PERCONA_XTRADB_CLUSTER && it.isAtLeast(5, 7))
                .isPresent();
        String mode = inquiry.options().value("pxc_strict_mode").orElse("ENFORCING");
        return hasMode && !mode.equalsIgnoreCase("DISABLED") && !mode.equalsIgnoreCase("PERMISSIVE");
    }

    private static void mode(Inquiry inquiry, OptionSetting setting) {
        Matcher matcher = Modes.REPLICATING.matcher(setting.value().orElse(""));
        while (matcher.find()) {
            inquiry.found(
                    CODE,
                    "replicated",
                    Map.of("option", "wsrep_mode=" + matcher.group()),
                    inquiry.evidence(setting, matcher.start(), matcher.end() - matcher.start()));
        }
    }
}
