package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
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
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("ok").finds();
    }

    @Test
    void restartGetsIst() {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer first = lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitSynced().stop();
        first.sql("CREATE DATABASE shop");
        lab.start(nodes.get(1)).awaitSynced();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("ok").finds("GAL418 left-and-back");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("ok").finds("GAL418 left-and-back");
    }

    @Test
    void istImpossibleSstInstead() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.get(0).withProviderOption("gcache.size=128K;gcache.keep_pages_size=0");
        RealServer first = lab.bootstrap(nodes.get(0));
        first.sql("CREATE DATABASE shop; CREATE TABLE shop.o(id INT PRIMARY KEY AUTO_INCREMENT, t LONGTEXT)");
        lab.start(nodes.get(1)).awaitSynced().stop();
        first.sql("INSERT INTO shop.o(t) VALUES(REPEAT('x', 4000));".repeat(200));
        lab.start(nodes.get(1)).awaitSynced();
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("ok").finds("GAL312 cache-too-short", "GAL418 left-and-back");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("ok").finds("GAL312 reason-on-donor", "GAL418 left-and-back");
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
        Path donor = elsewhere("rsync", "*rsync://*");
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
        fill(first, 60);
        Path disk = disk(nodes.get(1), 50);
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
    void mariabackupDiskFullOnJoiner() throws IOException {
        List<NodeFiles> nodes = backup(lab.nodes(2));
        RealServer first = lab.bootstrap(nodes.get(0));
        fill(first, 60);
        Path disk = disk(nodes.get(1), 50);
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
    void donorKilled() {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer first =
                lab.startIn(slowRsync(), nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(0), "Running: 'wsrep_sst_rsync");
        lab.pause(Duration.ofSeconds(2));
        first.kill();
        lab.pause(Duration.ofSeconds(25));
        if (second.isAlive()) {
            second.kill();
        }
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL311 no-primary-left");
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL311 no-primary-left");
    }

    @Test
    void donorStopped() {
        List<NodeFiles> nodes = lab.nodes(3);
        lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1)).awaitSynced();
        second.stop();
        second = lab.startIn(slowRsync(), nodes.get(1)).awaitSynced();
        RealServer third = lab.start(nodes.get(2).set("wsrep_sst_donor", "db2"));
        lab.awaitLog(nodes.get(1), "--role 'donor'");
        lab.pause(Duration.ofSeconds(2));
        second.kill();
        lab.pause(Duration.ofSeconds(15));
        if (third.isAlive()) {
            third.kill();
        }
        lab.doctor(nodes.get(2)).isVerdict("broken").proves("GAL311", "db3.log", "no longer in the group");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                .isVerdict("broken")
                .proves("GAL311", "db3.log", "no longer in the group");
    }

    @Test
    void noDonorFree() {
        List<NodeFiles> nodes = lab.nodes(3);
        lab.startIn(slowRsync(), nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(0), "Running: 'wsrep_sst_rsync");
        RealServer third = lab.start(nodes.get(2));
        lab.awaitLog(nodes.get(2), "temporarily");
        lab.pause(Duration.ofSeconds(8));
        third.kill();
        lab.doctor(nodes.get(2)).isVerdict("attention").finds("GAL313 busy");
        lab.doctor(nodes.get(0), nodes.get(1), nodes.get(2))
                .isVerdict("attention")
                .finds("GAL313 busy", "GAL319 under-way");
    }

    @Test
    void donorDesyncedForGood() {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer first = lab.bootstrap(nodes.get(0));
        first.sql("SET GLOBAL wsrep_desync=ON");
        RealServer second = lab.start(nodes.get(1));
        lab.pause(Duration.ofSeconds(15));
        second.kill();
        lab.doctor(nodes.get(1)).isVerdict("attention").finds("GAL313 busy");
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("attention").finds("GAL313 desynced", "GAL801 desynced");
    }

    @Test
    void donorNamedIsAbsent() {
        List<NodeFiles> nodes = lab.nodes(2);
        nodes.get(1).set("wsrep_sst_donor", "db9");
        lab.bootstrap(nodes.get(0));
        RealServer second = lab.start(nodes.get(1));
        lab.pause(Duration.ofSeconds(12));
        if (second.isAlive()) {
            second.kill();
        }
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL314 named-absent");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL314 named-absent");
    }

    @Test
    void istReceiverUnreachable() {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer first = lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitSynced().stop();
        first.sql("CREATE DATABASE shop");
        NodeFiles second = nodes.get(1);
        second.set(
                "wsrep_provider_options",
                "\"gmcast.listen_addr=tcp://%s:4567;ist.recv_addr=127.0.1.1:4568;ist.recv_bind=%s:4568;gcache.size=16M\""
                        .formatted(second.address(), second.address()));
        RealServer server = lab.start(second);
        lab.pause(Duration.ofSeconds(25));
        if (server.isAlive()) {
            server.kill();
        }
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("broken")
                .proves("GAL309", "db1.log", "IST sender, failed to connect");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken");
    }

    @Test
    void otherHistoryWiped() {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer other = lab.bootstrap(nodes.get(1));
        other.sql("CREATE DATABASE precious");
        other.stop();
        lab.bootstrap(nodes.get(0));
        lab.start(nodes.get(1)).awaitSynced();
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("attention")
                .proves("GAL413", "db2.log", "State transfer required");
    }

    @Test
    void sigtermDuringSst() {
        List<NodeFiles> nodes = lab.nodes(2);
        RealServer first =
                lab.startIn(slowRsync(), nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(0), "Running: 'wsrep_sst_rsync");
        Program.of("kill", "-TERM", second.pid()).run();
        lab.pause(Duration.ofSeconds(30));
        // A sign that time goes on, in both logs.
        first.stop();
        // Where the server had begun to listen for signals by then, it ends as it should.
        assumeTrue(second.isAlive(), "the signal was heard");
        second.kill();
        lab.doctor(nodes.get(0), nodes.get(1))
                .isVerdict("broken")
                .proves("GAL321", "db2.log", "Synchronized with group");
    }

    /** What systemd does when the start takes too long: SIGTERM to all processes of the unit, later SIGKILL. */
    @Test
    void sigtermToAllDuringSst() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.startIn(slowRsync(), nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(0), "Running: 'wsrep_sst_rsync");
        ProcessHandle.of(second.pid())
                .orElseThrow()
                .descendants()
                .forEach(it -> Program.of("kill", "-TERM", it.pid()).run());
        Program.of("kill", "-TERM", second.pid()).run();
        lab.pause(Duration.ofSeconds(20));
        if (second.isAlive()) {
            second.kill();
        }
        lab.doctor(nodes.get(0), nodes.get(1)).isVerdict("broken").finds("GAL308 terminated");
        // What the joiner alone can tell.
        lab.doctor(nodes.get(1)).isVerdict("broken").finds("GAL308 terminated");
    }

    @Test
    void killedDuringSstAndAgain() {
        List<NodeFiles> nodes = lab.nodes(2);
        lab.startIn(slowRsync(), nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(0), "Running: 'wsrep_sst_rsync");
        second.kill();
        second = lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(1), "Synchronized with group");
        assertThat(second.isAlive()).isTrue();
        lab.doctor(nodes.get(1)).isVerdict("ok").proves("GAL308", "db2.log", "Starting MariaDB");
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
        Path donor = elsewhere("socat", "*TCP:127.0.1.1*");
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

    /** Programs whose rsync takes its time before the first byte. */
    private Path slowRsync() {
        Path begun = lab.folder().resolve("begun");
        return lab.basedir(
                "slow",
                Map.of(
                        "rsync",
                        "case \"$*\" in *rsync://*) [ -e %s ] || { touch %s; sleep 12; };; esac; exec REAL \"$@\""
                                .formatted(begun, begun)));
    }

    /** Programs whose {@code tool} finds itself on another host, with a loopback interface of its own, when it calls the joiner. */
    private Path elsewhere(String tool, String pattern) {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root makes a network");
        return lab.basedir(
                "elsewhere",
                Map.of(
                        tool,
                        "case \"$*\" in %s) exec unshare -n sh -c 'ip link set lo up; exec REAL \"$@\"' sh \"$@\";; esac; exec REAL \"$@\""
                                .formatted(pattern)));
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

    /** Rows that no compression of a file system makes small. */
    private static void fill(RealServer server, int megabytes) {
        server.sql("CREATE DATABASE big; CREATE TABLE big.t(id INT PRIMARY KEY AUTO_INCREMENT, a LONGBLOB)");
        for (int i = 0; i < megabytes; i += 4) {
            server.sql("INSERT INTO big.t(a) VALUES(REPEAT(RANDOM_BYTES(1024), 4096))")
                    .assertExit(0);
        }
    }

    /** A small disk for the node's datadir, empty; only root can make one. */
    private static Path disk(NodeFiles node, int megabytes) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts a disk");
        Path disk = Files.createDirectories(node.datadir());
        Program.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "M", "tmpfs", disk)
                .run()
                .assertExit(0);
        return disk;
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
