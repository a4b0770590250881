package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.host.local.TlsIdentities;
import dev.galeractl.replication.group.Encryption;
import dev.galeractl.replication.group.ProbeRequest;
import dev.galeractl.replication.group.ProbeResult;
import dev.galeractl.replication.group.ProbeResult.Greeted;
import dev.galeractl.replication.group.ProbeResult.GroupAnswer;
import dev.galeractl.replication.group.ProbeResult.NotGalera;
import dev.galeractl.replication.group.ProbeResult.Reason;
import dev.galeractl.replication.group.ProbeResult.TlsEnd;
import dev.galeractl.replication.group.SafeGroupProbe;
import dev.galeractl.replication.group.TlsIdentity;
import dev.galeractl.replication.group.frame.GroupName;
import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The probe against real nodes: what it learns, and that they do not notice more than a line in their logs. */
class ProbeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Optional<String> RIGHT = Optional.of("xtra");
    private static final Optional<String> WRONG = Optional.of("xtar");
    private static final String VIEW = "SHOW GLOBAL STATUS WHERE Variable_name IN ('wsrep_cluster_conf_id', "
            + "'wsrep_cluster_size', 'wsrep_cluster_state_uuid', 'wsrep_local_state_comment', 'wsrep_cluster_status')";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @Test
    void fiftyProbesChangeNothingAndLeaveOneMessageForEachName() {
        List<NodeFiles> nodes = testbed.nodes(2);
        RealServer first = start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        start(nodes.get(1)).awaitSynced();
        first.awaitStatus("wsrep_cluster_size", "2");
        String view = first.sql(VIEW).out();
        long told = lines(nodes.get(0)).size();

        for (int i = 0; i < 50; i++) {
            Greeted greeted = greeted(nodes.get(0), i % 2 == 0 ? RIGHT : WRONG);
            assertThat(greeted.encryption()).isEqualTo(new Encryption.Plain());
            assertThat(greeted.group()).contains(i % 2 == 0 ? GroupAnswer.SAME : GroupAnswer.OTHER);
        }
        greeted(nodes.get(0), Optional.empty());

        assertThat(first.sql(VIEW).out()).isEqualTo(view).contains("Synced", "Primary");
        List<String> more =
                lines(nodes.get(0)).subList((int) told, lines(nodes.get(0)).size());
        assertThat(more.stream().filter(line -> line.contains("my group: 'xtra', peer group: 'xtar'")))
                .hasSize(25);
        assertThat(more.stream().filter(line -> line.contains("[Warning]")))
                .as("the right name and no address")
                .hasSize(25)
                .allMatch(line -> line.contains("Parsing peer address '' failed"));
        assertThat(more).as("all that the node wrote; a warning has two lines").hasSize(75);
        assertThat(more).noneMatch(line -> line.contains("[ERROR]") || line.contains("turning message relay"));
    }

    @Test
    void aNodeWithTlsShowsItsCertificateAndAnswersWhoHasOne() {
        Path ca = certificates().authority("ca");
        Path mine = certificates().signed("db1", ca);
        NodeFiles node = testbed.node("db1");
        RealServer server =
                start(encrypted(node, mine, ca), "--wsrep-new-cluster").awaitSynced();
        String view = server.sql(VIEW).out();

        ProbeResult stranger = probe(node, RIGHT, Optional.empty());
        assertThat(stranger).isInstanceOfSatisfying(ProbeResult.TlsOnly.class, tls -> {
            assertThat(tls.end()).isEqualTo(new TlsEnd(TlsEnd.Kind.ALERT, Optional.of("certificate_required")));
            assertThat(tls.tls().certificate().orElseThrow().subject()).isEqualTo("CN=db1");
        });

        Optional<TlsIdentity> member = Optional.of(identity(certificates().signed("us", ca)));
        assertThat(probe(node, RIGHT, member)).isInstanceOfSatisfying(Greeted.class, greeted -> {
            assertThat(greeted.group()).contains(GroupAnswer.SAME);
            assertThat(greeted.encryption())
                    .isInstanceOfSatisfying(
                            Encryption.Tls.class,
                            tls -> assertThat(tls.version()).contains("TLSv1.3"));
        });
        assertThat(((Greeted) probe(node, WRONG, member)).group()).contains(GroupAnswer.OTHER);

        Path others = certificates().signed("us", certificates().authority("other"));
        assertThat(probe(node, RIGHT, Optional.of(identity(others))))
                .isInstanceOfSatisfying(
                        ProbeResult.TlsOnly.class,
                        tls -> assertThat(tls.end())
                                .isEqualTo(new TlsEnd(TlsEnd.Kind.ALERT, Optional.of("unknown_ca"))));
        assertThat(server.sql(VIEW).out()).isEqualTo(view);
    }

    @Test
    void aDynamicNodeWithoutACertificateSpeaksPlaintextAfterAll() {
        NodeFiles node = testbed.node("db1").withProviderOption("socket.dynamic=yes");
        RealServer server = start(node, "--wsrep-new-cluster").awaitSynced();
        String view = server.sql(VIEW).out();

        assertThat(greeted(node, Optional.empty()).encryption()).isEqualTo(new Encryption.PlainAfterWaiting());
        assertThat(greeted(node, RIGHT).group()).contains(GroupAnswer.SAME);
        assertThat(greeted(node, WRONG).group()).contains(GroupAnswer.OTHER);
        assertThat(server.sql(VIEW).out()).isEqualTo(view);
    }

    @Test
    void aDynamicNodeWithACertificateSpeaksTls() {
        Path ca = certificates().authority("ca");
        Path mine = certificates().signed("db1", ca);
        NodeFiles node = testbed.node("db1").withProviderOption(tls(mine, ca) + ";socket.dynamic=yes");
        start(node, "--wsrep-new-cluster").awaitSynced();

        assertThat(probe(node, RIGHT, Optional.of(identity(mine)))).isInstanceOfSatisfying(Greeted.class, greeted -> {
            assertThat(greeted.encryption()).isInstanceOf(Encryption.Tls.class);
            assertThat(greeted.group()).contains(GroupAnswer.SAME);
        });
    }

    @Test
    void aNodeOutsideThePrimaryComponentAndAnArbitratorAnswerAsWell() {
        List<NodeFiles> nodes = testbed.nodes(2);
        NodeFiles place = testbed.node("garb");
        RealServer first = start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        try (Arbitrator garbd = Arbitrator.start(place, nodes)) {
            first.awaitStatus("wsrep_cluster_size", "2");
            String view = first.sql(VIEW).out();
            assertThat(greeted(place, RIGHT).group()).contains(GroupAnswer.SAME);
            assertThat(greeted(place, WRONG).group()).contains(GroupAnswer.OTHER);
            assertThat(first.sql(VIEW).out()).isEqualTo(view);
            assertThat(garbd.log()).exists();
        }
        RealServer second = start(nodes.get(1)).awaitSynced();
        first.awaitStatus("wsrep_cluster_size", "2");
        second.signal("KILL");
        first.awaitStatus("wsrep_cluster_status", "non-Primary");
        assertThat(greeted(nodes.get(0), RIGHT).group()).contains(GroupAnswer.SAME);
        assertThat(greeted(nodes.get(0), WRONG).group()).contains(GroupAnswer.OTHER);
        assertThat(first.sql("SELECT 1").exitStatus() == 0 || first.isAlive()).isTrue();
    }

    /** Probes of donor and joiner while all data is copied, and of the rest while a member has fallen silent. */
    @Test
    void probesDoNotDisturbATransferOrAPartition() {
        List<NodeFiles> nodes = testbed.nodes(3);
        RealServer first = start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        RealServer second = start(nodes.get(1));
        for (int i = 0; i < 40; i++) {
            greeted(nodes.get(0), i % 4 == 0 ? WRONG : RIGHT);
            probe(nodes.get(1), RIGHT, Optional.empty());
        }
        second.awaitSynced();
        RealServer third = start(nodes.get(2)).awaitSynced();
        first.awaitStatus("wsrep_cluster_size", "3");
        String conf =
                first.sql("SHOW GLOBAL STATUS LIKE 'wsrep_cluster_conf_id'").out();
        assertThat(conf.strip()).as("two joins, no more").endsWith("\t3");

        third.signal("STOP");
        try {
            while (!first.sql(VIEW).out().contains("wsrep_cluster_size\t2")) {
                assertThat(greeted(nodes.get(0), RIGHT).group()).contains(GroupAnswer.SAME);
                assertThat(probe(nodes.get(2), RIGHT, Optional.empty())).isEqualTo(new ProbeResult.Silent());
            }
        } finally {
            third.signal("CONT");
        }
        third.awaitSynced();
        first.awaitStatus("wsrep_cluster_size", "3");
        second.awaitSynced();
    }

    @Test
    void otherServersAreNotGalera() throws IOException {
        try (SshServer ssh = SshServer.start(testbed.folder().resolve("sshd"), AddressBlock.nextAddress())) {
            assertThat(probe(ssh.address(), SshServer.PORT, Optional.empty(), Optional.empty()))
                    .isInstanceOfSatisfying(NotGalera.class, other -> {
                        assertThat(other.reason()).isEqualTo(Reason.OTHER_PROTOCOL);
                        assertThat(other.said()).startsWith("SSH-2.0-OpenSSH");
                    });
        }
        NodeFiles node = testbed.node("db1");
        start(node, "--wsrep-new-cluster").awaitSynced();
        assertThat(probe(node.address(), 3306, RIGHT, Optional.empty()))
                .isInstanceOfSatisfying(
                        NotGalera.class, other -> assertThat(other.said()).contains("10.11"));
    }

    @Test
    void theProgramTellsAllThatItMetAndWhatIsWrong() throws IOException {
        NodeFiles node = testbed.node("db1");
        start(node, "--wsrep-new-cluster").awaitSynced();
        String nobody = AddressBlock.nextAddress();
        try (Babbler silent = new Babbler(null);
                Babbler garbage = new Babbler("what is this?\n");
                Babbler endless = new Babbler("and so on ".repeat(10_000))) {
            ProgramResult all = testbed.galeractl(
                            "probe", "--format", "json", node.address(), nobody, silent, garbage, endless)
                    .run()
                    .assertExit(4);
            assertThat(all.out())
                    .containsSubsequence(
                            "\"verdict\": \"unknown\"",
                            "galera",
                            "\"encryption\": \"plain\"",
                            "refused",
                            "silent",
                            "not-galera",
                            "what is this?",
                            "not-galera");
        }
        testbed.galeractl("probe", node.address(), "--group", "xtra").run().assertExit(0);
        ProgramResult wrong = testbed.galeractl("probe", node.address() + ":4567", "--group", "xtar")
                .run()
                .assertExit(1);
        assertThat(wrong.out()).contains("error GAL212 cluster-name-differs", "it is not \"xtar\"");
        testbed.galeractl("probe", "no-such-host.invalid").run().assertExit(4);
        testbed.galeractl("probe", node.address(), "--group", "x".repeat(33))
                .run()
                .assertExit(2);
        testbed.galeractl("probe", node.address(), "--group", "a", "--group", "b")
                .run()
                .assertExit(2);
        testbed.galeractl("probe").run().assertExit(2);
    }

    @Test
    void anAddressOfIpv6IsLookedAt() throws IOException {
        byte[] one = new byte[16];
        one[15] = 1;
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByAddress(one))) {
            port = closed.getLocalPort();
        }
        ProgramResult result = testbed.galeractl("probe", "[::1]:" + port).run().assertExit(4);
        assertThat(result.out()).contains("[::1]:" + port, "refused");
    }

    /** Its own words let join compare the names before anything is done. */
    @Test
    void joinComparesTheNamesBySql() throws IOException {
        List<NodeFiles> nodes = testbed.nodes(2);
        start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        NodeFiles joiner = nodes.get(1).set("wsrep_cluster_name", "xtar");
        ProgramResult refused = join(joiner).assertExit(3);
        assertThat(refused.out()).contains("\"cluster-name\"", "GAL212", ": xtra");
        assertThat(joiner.datadir()).doesNotExist();
        assertThat(lines(nodes.get(0))).noneMatch(line -> line.contains("handshake failed"));
    }

    @Test
    void joinAsksByAProbeWhereSqlDoesNotAnswer() {
        List<NodeFiles> nodes = testbed.nodes(2);
        RealServer first = start(nodes.get(0), "--wsrep-new-cluster").awaitSynced();
        first.sql("ALTER USER root@localhost IDENTIFIED BY 'not for us'").assertExit(0);
        NodeFiles joiner = nodes.get(1);
        assertThat(join(joiner, "--dry-run").assertExit(0).out()).contains("\"ask-cluster-name\"");
        assertThat(lines(nodes.get(0))).noneMatch(line -> line.contains("handshake failed"));

        joiner.set("wsrep_cluster_name", "xtar");
        ProgramResult failed = join(joiner).assertExit(5);
        assertThat(failed.out()).contains("step-failed", "GAL212");
        assertThat(joiner.datadir()).doesNotExist();
        assertThat(lines(nodes.get(0)).stream().filter(line -> line.contains("handshake failed")))
                .hasSize(1);
    }

    private ProgramResult join(NodeFiles node, String... more) {
        return testbed.galeractl("join", "--defaults-file=" + node.defaultsFile())
                .with("--yes", "--format", "json")
                .with((Object[]) more)
                .run();
    }

    /** A server with system tables only, started by hand. */
    private RealServer start(NodeFiles node, String... more) {
        RealServer.createDatadir(node);
        return testbed.start(node, more);
    }

    private Certificates certificates() {
        return new Certificates(testbed.folder());
    }

    private static NodeFiles encrypted(NodeFiles node, Path certificate, Path authority) {
        return node.withProviderOption(tls(certificate, authority));
    }

    private static String tls(Path certificate, Path authority) {
        return "socket.ssl_cert=" + certificate + ".pem;socket.ssl_key=" + certificate + ".key;socket.ssl_ca="
                + authority + ".pem";
    }

    private static TlsIdentity identity(Path certificate) {
        return TlsIdentities.read(Path.of(certificate + ".pem"), Path.of(certificate + ".key"));
    }

    private static Greeted greeted(NodeFiles node, Optional<String> group) {
        ProbeResult result = probe(node, group, Optional.empty());
        assertThat(result).isInstanceOf(Greeted.class);
        return (Greeted) result;
    }

    private static ProbeResult probe(NodeFiles node, Optional<String> group, Optional<TlsIdentity> identity) {
        return probe(node.address(), 4567, group, identity);
    }

    private static ProbeResult probe(String address, int port, Optional<String> group, Optional<TlsIdentity> identity) {
        return new SafeGroupProbe()
                .probe(new ProbeRequest(
                        new InetSocketAddress(address, port), PATIENCE, group.map(GroupName::new), identity));
    }

    private static List<String> lines(NodeFiles node) {
        try {
            return Files.readAllLines(node.errorLog(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A listener that says the same for as long as anybody listens, or nothing. */
    private static final class Babbler implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        Babbler(@Nullable String text) throws IOException {
            Thread thread = new Thread(() -> talk(text), "babbler");
            thread.setDaemon(true);
            thread.start();
        }

        private void talk(@Nullable String text) {
            try (Socket connection = listener.accept()) {
                while (text != null) {
                    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                }
                assertThat(connection.getInputStream().readAllBytes()).isNotNull();
            } catch (IOException hungUp) {
                // That is how it ends.
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }

        @Override
        public String toString() {
            return "127.0.0.1:" + listener.getLocalPort();
        }
    }
}
