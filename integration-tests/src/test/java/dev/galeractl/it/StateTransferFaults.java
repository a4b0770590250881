package dev.galeractl.it;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** State transfers that fail on real servers, for each reason that can be brought about on one machine. */
class StateTransferFaults {
    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void rsyncHealthy() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitSynced();

        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("ok").finds();
        lab.doctor(nodes.get(1)).isVerdict("ok").finds();
    }
}
