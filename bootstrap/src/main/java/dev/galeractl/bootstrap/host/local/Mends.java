package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.config.fix.ConfigFixes;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.InputProblem;
import java.nio.file.Path;
import java.util.Optional;

/** The change of an option file that mends its cluster address, as a unified diff. What nobody can know stands in it in capitals. */
final class Mends {
    private static final String SECOND = "ADDRESS-OF-THE-SECOND-NODE";
    private static final String OWN = "ADDRESS-OF-THIS-NODE";

    private Mends() {}

    /**
     * The diff; empty if the address is not set or nothing is wrong with it.
     *
     * @param nobodyElse whether the address lists no other member
     */
    static Optional<String> diff(EffectiveOptions options, boolean nobodyElse) {
        Optional<OptionSetting> setting = options.setting("wsrep_cluster_address");
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        ClusterAddress address = ClusterAddress.parse(setting.get().value().orElse(""));
        Optional<String> better = address.isBootstrap() || nobodyElse
                ? Optional.of("gcomm://" + options.value("wsrep_node_address").orElse(OWN) + "," + SECOND)
                : address.mended().filter(mended -> !mended.equals(address.text()));
        try {
            return better.map(value -> ConfigFixes.replaceValue(
                            TextFiles.read(Path.of(setting.get().nameSpan().file())), setting.get(), value)
                    .diff());
        } catch (InputProblem goneMeanwhile) {
            return Optional.empty();
        }
    }
}
