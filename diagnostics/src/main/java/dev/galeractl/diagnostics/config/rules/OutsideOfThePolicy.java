package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.fact.Confinement;
import dev.galeractl.diagnostics.config.fact.HostFacts;
import dev.galeractl.diagnostics.config.fact.ServerPlace;
import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.address.Ports;
import dev.galeractl.replication.address.Ports.Listener;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GAL165: paths and ports of one's own where SELinux or AppArmor allows the usual ones. */
public final class OutsideOfThePolicy implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL165");
    private static final Path USUAL_DATADIR = Path.of("/var/lib/mysql");
    private static final Set<Integer> USUAL_PORTS = Set.of(3306, 4444, 4567, 4568);

    @Override
    public void check(Inquiry inquiry) {
        Optional<Confinement> confinement = inquiry.place().flatMap(ServerPlace::confinement);
        if (confinement.isEmpty() || !inquiry.galera().isWanted()) {
            return;
        }
        inquiry.options()
                .setting("datadir")
                .filter(OutsideOfThePolicy::isElsewhere)
                .ifPresent(it -> found(
                        inquiry,
                        confinement.get() == Confinement.SELINUX ? "selinux-path" : "apparmor-path",
                        "path",
                        it.value().orElseThrow(),
                        it,
                        0,
                        it.value().orElseThrow().length()));
        if (confinement.get() == Confinement.SELINUX) {
            Ports ports = inquiry.ports();
            for (Listener listener : List.of(ports.client(), ports.group(), ports.ist(), ports.sst())) {
                listener.origin()
                        .filter(origin -> !USUAL_PORTS.contains(listener.port()))
                        .ifPresent(origin -> found(
                                inquiry,
                                "selinux-port",
                                "port",
                                String.valueOf(listener.port()),
                                origin.setting(),
                                origin.offset(),
                                origin.text().length()));
            }
        }
    }

    private static boolean isElsewhere(OptionSetting setting) {
        return setting.value()
                .flatMap(HostFacts::absolutePath)
                .filter(path -> !path.startsWith(USUAL_DATADIR))
                .isPresent();
    }

    /** The policy itself was not read: somebody may have allowed it long ago. */
    private static void found(
            Inquiry inquiry,
            String circumstance,
            String parameter,
            String value,
            OptionSetting setting,
            int offset,
            int length) {
        inquiry.found(
                Confidence.POSSIBLE,
                CODE,
                circumstance,
                Map.of(parameter, value),
                List.of(inquiry.evidence(setting, offset, length)));
    }
}
