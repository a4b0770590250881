package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL120: the steps of auto-increment values are set by hand where Galera sets them, or by nobody where it does not. */
public final class AutoIncrementByHand implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL120");
    private static final String INCREMENT = "auto_increment_increment";
    private static final String CONTROL = "wsrep_auto_increment_control";
    /** A cluster whose members are not named has two at least, or it is none. */
    private static final int FEWEST_MEMBERS = 2;

    @Override
    public void check(Inquiry inquiry) {
        if (!inquiry.galera().isWanted()) {
            return;
        }
        if (inquiry.options().flag(CONTROL).orElse(true)) {
            overwritten(inquiry);
        } else {
            sameNumbers(inquiry);
        }
    }

    private static void overwritten(Inquiry inquiry) {
        List<OptionSetting> settings = Stream.of(INCREMENT, "auto_increment_offset")
                .flatMap(name -> inquiry.setting(name, value -> !value.equals("1")).stream())
                .toList();
        if (!settings.isEmpty()) {
            OptionSetting first = settings.get(0);
            inquiry.found(
                    CODE,
                    "overwritten",
                    Map.of("option", first.name(), "value", first.value().orElse("")),
                    settings.stream().map(inquiry::evidence).toArray(Evidence[]::new));
        }
    }

    private static void sameNumbers(Inquiry inquiry) {
        long step = ServerValue.number(inquiry, INCREMENT).orElse(1L);
        int members = Math.max(
                FEWEST_MEMBERS,
                inquiry.clusterAddress()
                        .map(it -> it.address().members().size())
                        .orElse(0));
        if (step < members) {
            Evidence[] evidence = Stream.of(CONTROL, INCREMENT)
                    .map(inquiry.options()::setting)
                    .flatMap(Optional::stream)
                    .map(inquiry::evidence)
                    .toArray(Evidence[]::new);
            inquiry.found(
                    CODE,
                    "same-numbers",
                    Map.of("step", String.valueOf(step), "members", String.valueOf(members)),
                    evidence);
        }
    }
}
