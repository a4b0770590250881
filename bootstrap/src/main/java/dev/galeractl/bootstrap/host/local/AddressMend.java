package dev.galeractl.bootstrap.host.local;

import dev.galeractl.diagnostics.config.fix.ChangedFile;
import dev.galeractl.diagnostics.config.fix.SettingEdits;
import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.file.TextFiles;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.InputProblem;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The change of an option file that mends its cluster address, as a unified diff. What nobody can know stands in it in capitals. */
final class AddressMend {
    private static final String SECOND = "ADDRESS-OF-THE-SECOND-NODE";
    private static final String OWN = "ADDRESS-OF-THIS-NODE";

    private AddressMend() {}

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
            return better.flatMap(value -> changed(setting.get(), value))
                    .map(changed -> changed.patch().diff());
        } catch (InputProblem goneMeanwhile) {
            return Optional.empty();
        }
    }

    /** Empty if the file was cut short meanwhile. */
    private static Optional<ChangedFile> changed(OptionSetting setting, String value) {
        SourceText text = TextFiles.read(Path.of(setting.nameSpan().file()));
        return SourceFile.of(text)
                .line(setting.nameSpan().line())
                .map(line -> ChangedFile.of(text, List.of(SettingEdits.value(setting, line, value))));
    }
}
