package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.galeractl.testkit.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** State transfers that fail on real servers whatever tool copies: no donor, a side that ends, write sets that do not arrive. */
class StateTransferFaults {
    @RegisterExtension
    final FaultLab lab = new FaultLab();

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
        lab.doctor(nodes.get(1)).isVerdict("broken").proves("GAL309", "db2.log", "IST receiver addr using");
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
        // Two equal nodes lose their quorum by that, and it is chance whether the second one is back before they
        // notice.
        nodes.get(0).withProviderOption("pc.weight=2");
        lab.startIn(slowRsync(), nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(0), "Running: 'wsrep_sst_rsync");
        second.kill();
        // The transfer under way would otherwise arrive at the second joiner, which listens at the same place.
        lab.awaitLog(nodes.get(0), "(left the group)");
        second = lab.start(nodes.get(1));
        lab.awaitLog(nodes.get(1), "Synchronized with group");
        assertThat(second.isAlive()).isTrue();
        lab.doctor(nodes.get(1)).isVerdict("ok").proves("GAL308", "db2.log", "Starting MariaDB");
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
}
