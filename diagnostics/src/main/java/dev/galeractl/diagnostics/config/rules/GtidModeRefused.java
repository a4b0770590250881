package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL126: MariaDB refuses wsrep_gtid_mode with a binary log and without log_slave_updates. */
public final class GtidModeRefused implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL126");
    private static final String MODE = "wsrep_gtid_mode";
    private static final String UPDATES = "log_slave_updates";

    @Override
    public void check(Inquiry inquiry) {
        Optional<OptionSetting> log = inquiry.options().setting("log_bin").filter(GtidModeRefused::isOn);
        if (inquiry.galera() != GaleraSwitch.ON
                || log.isEmpty()
                || !inquiry.options().flag(MODE).orElse(false)
                || inquiry.options().flag(UPDATES).orElse(false)) {
            return;
        }
        List<Evidence> evidence = Stream.concat(
                        Stream.of(inquiry.nameEvidence(log.get())),
                        Stream.of(UPDATES, MODE)
                                .flatMap(it -> inquiry.options().setting(it).stream())
                                .map(inquiry::evidence))
                .toList();
        boolean mariadb =
                inquiry.version().filter(it -> it.product() == Product.MARIADB).isPresent();
        inquiry.found(mariadb ? Confidence.CERTAIN : Confidence.LIKELY, CODE, "without-updates", Map.of(), evidence);
    }

    /** {@code skip-log-bin} gives 0; any other word is the name of the file. */
    private static boolean isOn(OptionSetting setting) {
        return !setting.value().equals(Optional.of("0"));
    }
}
