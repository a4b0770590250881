package dev.galeractl.bootstrap.host.local;

import dev.galeractl.replication.address.ClusterAddress;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.source.SourceSpan;
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
        Optional<SourceSpan> span = setting.flatMap(OptionSetting::valueSpan);
        if (setting.isEmpty() || span.isEmpty()) {
            return Optional.empty();
        }
        ClusterAddress address = ClusterAddress.parse(setting.get().value().orElse(""));
        Optional<String> better = address.isBootstrap() || nobodyElse
                ? Optional.of("gcomm://" + options.value("wsrep_node_address").orElse(OWN) + "," + SECOND)
                : address.mended().filter(mended -> !mended.equals(address.text()));
        Optional<String> line = options.line(span.get());
        if (better.isEmpty() || line.isEmpty()) {
            return Optional.empty();
        }
        int from = span.get().start().column() - 1;
        int to = Math.min(line.get().length(), from + span.get().length());
        String mended =
                line.get().substring(0, from) + better.get() + line.get().substring(to);
        int number = span.get().start().line();
        String file = span.get().file();
        return Optional.of(
                "--- %s\n+++ %s\n@@ -%d +%d @@\n-%s\n+%s\n".formatted(file, file, number, number, line.get(), mended));
    }
}
