package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.TransferPrograms;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** GAL302, GAL303: a method of state transfer whose script, or a program that it needs, is not on the server's own host. */
public final class SstProgramsMissing implements ConfigRule {

    private static final FindingCode PROGRAM = new FindingCode("GAL302");
    private static final FindingCode SCRIPT = new FindingCode("GAL303");

    @Override
    public void check(Inquiry inquiry) {
        boolean mariadb =
                inquiry.version().filter(it -> it.product() != Product.MARIADB).isEmpty();
        // What the scripts of Percona look for was not tried.
        if (inquiry.galera() == GaleraSwitch.ON && mariadb) {
            inquiry.setting("wsrep_sst_method", SstProgramsMissing::isWord)
                    .ifPresent(method -> inquiry.host()
                            .flatMap(HostFacts::programs)
                            .ifPresent(there -> check(inquiry, method, there)));
        }
    }

    /** What can be a part of a script's name. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            if (!plain && (c != '-' || i == 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static void check(Inquiry inquiry, OptionSetting setting, Set<String> there) {
        String method = setting.value().orElseThrow();
        String script = TransferPrograms.script(method);
        if (!there.contains(script)) {
            found(inquiry, setting, SCRIPT, "script-absent-here", script);
            return;
        }
        for (List<String> alternatives : TransferPrograms.neededFor(method, inquiry.options())) {
            if (alternatives.stream().noneMatch(there::contains)) {
                boolean tunnel = alternatives.contains(TransferPrograms.TUNNEL);
                found(
                        inquiry,
                        setting,
                        PROGRAM,
                        tunnel ? "tunnel-absent-here" : "absent-here",
                        String.join(", ", alternatives));
            }
        }
    }

    /** The server may have another PATH than whoever runs the check. */
    private static void found(
            Inquiry inquiry, OptionSetting setting, FindingCode code, String circumstance, String subject) {
        inquiry.found(
                Confidence.LIKELY,
                code,
                circumstance,
                Map.of("method", setting.value().orElseThrow(), "subject", subject),
                List.of(inquiry.evidence(setting)));
    }
}
