package dev.galeractl.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** State transfers by rsync that fail on real servers, for each reason of the tool, its script or its address. */
class RsyncTransferFaults {
    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void rsyncHealthy() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitSynced();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("ok").finds();
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("ok").finds();
    }

    @Test
    void rsyncPortInUse() throws IOException {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        try (ServerSocket other =
                new ServerSocket(4444, 1, InetAddress.getByName(nodes.get(1).address()))) {
            lab.start(nodes.get(1)).awaitEnd();
            assumeTrue(other.isBound());
        }
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL305 daemon-ended");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL305 daemon-ended");
    }

    @Test
    void receiveAddressOfAnotherHost() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.get(1).set("wsrep_sst_receive_address", "192.0.2.7:4444");
        lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1));
        lab.pause(Duration.ofSeconds(25));
        second.kill();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL306 no-answer");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    /** What a name in /etc/hosts does: the address is everybody's own, and nobody listens there on the donor. */
    @Test
    void receiveAddressLoopback() {
        List<NodeFiles> nodes = lab.nodes(2);
        Path donor = lab.elsewhere("rsync", "*rsync://*");
        nodes.get(1).set("wsrep_sst_receive_address", "127.0.1.1:4444");
        lab.startIn(donor, nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = lab.start(nodes.get(1));
        lab.pause(Duration.ofSeconds(15));
        second.kill();
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("broken")
                .finds("GAL306 own-address-everywhere")
                .proves("GAL306", "db1.log", "Connection refused")
                .explains("GAL306", "db2.log", "Will never receive state");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    @Test
    @Shows("GAL302 absent-here")
    void rsyncMissingOnJoiner() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        lab.startIn(lab.basedir("base", Map.of(), "rsync"), nodes.get(1)).awaitEnd();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL302 on-joiner");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL302 on-joiner");
    }

    @Test
    void rsyncMissingOnDonor() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.startIn(lab.basedir("base", Map.of(), "rsync"), nodes.get(0), "--wsrep-new-cluster")
                .awaitSynced();
        lab.start(nodes.get(1)).awaitEnd();
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("broken")
                .finds("GAL302 on-donor")
                .proves("GAL302", "db1.log", "'rsync' not found")
                .explains("GAL302", "db2.log", "Will never receive state");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    @Test
    void rsyncDaemonAsNobody() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        Path real = RealServer.base().resolve("lib/galeractl/rsync");
        lab.startIn(lab.basedir("base", Map.of("rsync", "exec " + real + " \"$@\"")), nodes.get(1))
                .awaitEnd();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL316 nobody");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    @Test
    void scriptNotExecutable() throws IOException {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        Path base = lab.basedir("base", Map.of(), "wsrep_sst_rsync");
        Files.copy(RealServer.base().resolve("bin/wsrep_sst_rsync"), base.resolve("bin/wsrep_sst_rsync"));
        base.resolve("bin/wsrep_sst_rsync").toFile().setExecutable(false, false);
        lab.startIn(base, nodes.get(1)).awaitEnd();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL304 on-joiner");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL304 on-joiner");
    }

    @Test
    void methodUnknown() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.get(1).set("wsrep_sst_method", "xtrabackup-v2");
        lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitEnd();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL303 on-joiner");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL303 on-joiner");
    }

    @Test
    void methodUnknownToDonor() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.get(1).set("wsrep_sst_method", "mariabackup").set("wsrep_sst_auth", "root:");
        lab.startIn(lab.basedir("base", Map.of(), "wsrep_sst_mariabackup"), nodes.get(0), "--wsrep-new-cluster")
                .awaitSynced();
        lab.start(nodes.get(1)).awaitEnd();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL303 on-donor");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    @Test
    void rsyncDiskFullOnJoiner() throws IOException {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer first = lab.bootstrap(nodes.get(0));
        lab.fill(first, 60);
        Path disk = lab.disk(nodes.get(1), 50);
        try {
            lab.start(nodes.get(1)).awaitEnd();
            lab.doctor(nodes.get(0), nodes.get(1))
                    .isVerdict("broken")
                    .finds("GAL307 seen-by-donor")
                    .proves("GAL307", "db1.log", "No space left")
                    .explains("GAL307", "db2.log", "Will never receive state");
            // What the joiner alone can tell.
            lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
        } finally {
            Program.of("umount", "-l", disk).run();
        }
    }

    @Test
    void joinerOnlyEncrypts() throws IOException {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.bootstrap(nodes.get(0));
        Files.writeString(
                nodes.get(1).defaultsFile(),
                Files.readString(nodes.get(1).defaultsFile()) + "[sst]\nssl-mode=VERIFY_CA\nssl-ca=/etc/none.pem\n");
        lab.start(nodes.get(1)).awaitEnd();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL318 on-joiner");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL318 on-joiner");
    }
}
