package dev.galeractl.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** State transfers by mariabackup and mysqldump that fail on real servers, for each reason of the tool, its account or its address. */
class BackupTransferFaults {
    @RegisterExtension
    final FaultLab lab = new FaultLab();

    @Test
    void mariabackupDiskFullOnJoiner() throws IOException {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        RealServer first = lab.bootstrap(nodes.get(0));
        lab.fill(first, 60);
        Path disk = lab.disk(nodes.get(1), 50);
        try {
            lab.start(nodes.get(1)).awaitEnd();
            lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                    .isVerdict("broken")
                    .finds("GAL307 on-joiner");
            // What the joiner alone can tell.
            lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL307 on-joiner");
        } finally {
            Program.of("umount", "-l", disk).run();
        }
    }

    @Test
    void mariabackupHealthy() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitSynced();
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("ok")
                .finds();
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("ok").finds();
    }

    @Test
    void mariabackupAccessDenied() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        nodes.get(0).set("wsrep_sst_auth", "sst:wrong");
        lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitEnd();
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL301 denied")
                .proves("GAL301", "db1.log", "Access denied for user")
                .explains("GAL301", "db2.log", "Will never receive state");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    @Test
    void mariabackupPrivilegeMissing() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        nodes.get(0).set("wsrep_sst_auth", "sst:secret");
        lab.bootstrap(nodes.get(0)).sql("CREATE USER sst@localhost IDENTIFIED BY 'secret'");
        lab.start(nodes.get(1)).awaitEnd();
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL301 privilege-missing")
                .proves("GAL301", "mariabackup.backup.log", "missing required privilege")
                .explains("GAL301", "db2.log", "Will never receive state");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    @Test
    void mariabackupMissingOnDonor() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        lab.startIn(lab.basedir("base", Map.of(), "mariabackup", "mariadb-backup"), nodes.get(0), "--wsrep-new-cluster")
                .awaitSynced();
        lab.start(nodes.get(1)).awaitEnd();
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL302 on-donor");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    @Test
    void mariabackupMissingOnJoiner() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        lab.bootstrap(nodes.get(0));
        lab.startIn(lab.basedir("base", Map.of(), "mariabackup", "mariadb-backup"), nodes.get(1))
                .awaitEnd();
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL302 on-joiner");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL302 on-joiner");
    }

    @Test
    void socatMissingOnJoiner() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        lab.bootstrap(nodes.get(0));
        lab.startIn(lab.basedir("base", Map.of(), "socat"), nodes.get(1)).awaitEnd();
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL302 on-joiner");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL302 on-joiner");
    }

    @Test
    void mariabackupPortInUse() throws IOException {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        lab.bootstrap(nodes.get(0));
        try (ServerSocket other = new ServerSocket(
                port(nodes.get(1)), 1, InetAddress.getByName(nodes.get(1).address()))) {
            RealServer second = lab.start(nodes.get(1));
            lab.pause(Duration.ofSeconds(30));
            if (second.isAlive()) {
                second.kill();
            }
            assumeTrue(other.isBound());
        }
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL305 in-use");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL305 in-use");
    }

    @Test
    void mariabackupReceiveAddressOfAnotherHost() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        nodes.get(1).set("wsrep_sst_receive_address", "127.0.1.1:" + port(nodes.get(1)));
        Path donor = lab.elsewhere("socat", "*TCP:127.0.1.1*");
        lab.startIn(donor, nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = lab.start(nodes.get(1));
        lab.pause(Duration.ofSeconds(30));
        if (second.isAlive()) {
            second.kill();
        }
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL306 own-address-everywhere");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    /** A tool of another version cannot prepare what the donor's sent; a stand-in plays the tool that says so. */
    @Test
    void mariabackupPrepareFails() {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        lab.bootstrap(nodes.get(0));
        String script =
                "case \"$*\" in *--prepare*) echo 'InnoDB: Unsupported redo log format. The redo log was created with MySQL 8.0.30.' >&2; exit 1;; esac; exec REAL \"$@\"";
        lab.startIn(lab.basedir("base", Map.of("mariabackup", script, "mariadb-backup", script)), nodes.get(1))
                .awaitEnd();
        lab.doctor(List.of(nodes.get(0), nodes.get(1)), beside(nodes))
                .isVerdict("broken")
                .finds("GAL317 on-joiner");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-joiner");
    }

    @Test
    void mysqldumpDenied() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.forEach(node -> node.set("wsrep_sst_method", "mysqldump")
                .set("wsrep_sst_auth", "sst:wrong")
                .unset("wsrep_sst_receive_address"));
        // The method sends to the clients' port, and takes two equal ones for one server.
        nodes.get(1).set("port", "3307");
        lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1));
        lab.pause(Duration.ofSeconds(15));
        if (second.isAlive()) {
            second.kill();
        }
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL301 denied");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL320 on-donor");
    }

    private static int port(NodeFiles node) {
        String address = node.setting("wsrep_sst_receive_address");
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The joiner's socat listens at all addresses of the machine: a port of its own keeps it out of the way of others. */
    private static List<NodeFiles> backup(List<NodeFiles> nodes) {
        int port = freePort();
        nodes.forEach(node -> node.set("wsrep_sst_method", "mariabackup")
                .set("wsrep_sst_auth", "root:")
                .set("wsrep_sst_receive_address", node.address() + ":" + port));
        return nodes;
    }

    private static List<Path> beside(List<NodeFiles> nodes) {
        return nodes.stream()
                .flatMap(node ->
                        List.of("mariabackup.backup.log", "mariabackup.prepare.log", "mariabackup.move.log").stream()
                                .map(name -> node.datadir().resolve(name)))
                .filter(Files::exists)
                .toList();
    }
}
