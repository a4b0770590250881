package dev.galeractl.it;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that were set aside or stood still, and the same in order. */
class LoadFaults {
    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void desyncForgotten() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1)).awaitSynced();
        second.sql("SET GLOBAL wsrep_desync=ON").assertExit(0);
        lab.awaitLog(nodes.get(1), "desyncs itself from group");
        lab.pause(Duration.ofMillis(500));

        lab.doctor(nodes.get(1)).isVerdict("attention").finds("GAL801 desynced");

        second.sql("SET GLOBAL wsrep_desync=OFF").assertExit(0);
        lab.awaitLog(nodes.get(1), "resyncs itself to group");
        lab.pause(Duration.ofMillis(700));
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("ok").finds();
    }

    @Test
    void readLockReleased() {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer first = lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1)).awaitSynced();
        first.sql("CREATE DATABASE shop; CREATE TABLE shop.t (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB")
                .assertExit(0);
        second.sql("FLUSH TABLES WITH READ LOCK; SELECT SLEEP(1); UNLOCK TABLES")
                .assertExit(0);
        first.sql("INSERT INTO shop.t VALUES ()").assertExit(0);
        lab.awaitLog(nodes.get(1), "Provider resumed");
        lab.pause(Duration.ofMillis(700));

        lab.doctor(nodes.get(1)).isVerdict("ok").finds();
    }

    @Test
    void memberStoodStill() {
        List<NodeFiles> nodes = lab.nodes(2);
        // On a loaded machine the pause is longer than asked for, and with the default of 5 s the peers would go on
        // without the member: GAL407.
        nodes.forEach(it -> it.withProviderOption("evs.suspect_timeout=PT12S"));
        lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1)).awaitSynced();
        lab.pause(Duration.ofSeconds(1));
        second.signal("STOP");
        lab.pause(Duration.ofMillis(4300));
        second.signal("CONT");
        lab.awaitLog(nodes.get(1), "skipping check");
        lab.pause(Duration.ofSeconds(1));

        lab.doctor(nodes.get(1)).isVerdict("ok").finds("GAL802 seconds");
    }
}
