package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages say of a node that is to join, beside one that runs; of the first node of a cluster {@link RefusedStartIT} tells. */
class RefusedMemberIT {
    @RegisterExtension
    final Testbed testbed = new Testbed();

    private NodeFiles first;
    private NodeFiles second;

    @BeforeEach
    void describeTwoNodes() {
        List<NodeFiles> nodes = testbed.nodes(2);
        first = nodes.get(0);
        second = nodes.get(1);
    }

    @ParameterizedTest
    @CsvSource({
        "separator, gcomm://127.0.0.9;FIRST",
        "scheme-repeated, 'gcomm://127.0.0.9,gcomm://FIRST'",
        "stray, 'gcomm://127.0.0.9, FIRST'",
        "brackets, gcomm://2001:db8::3",
        "host, gcomm://FIRST!"
    })
    @Shows({"GAL206 brackets", "GAL206 separator", "GAL206 scheme-repeated", "GAL206 stray", "GAL206 host"})
    void aMemberThatIsMisspeltIsNotFound(String circumstance, String address) {
        second.impatient().set("wsrep_cluster_address", '"' + address.replace("FIRST", first.address()) + '"');
        doesNotJoin("GAL206", circumstance);
    }

    @ParameterizedTest
    @CsvSource({"group-and-ist, 4567, 4444", "group-and-sst, 4568, 4567", "ist-and-sst, 4568, 4568"})
    @Shows({"GAL211 group-and-ist", "GAL211 group-and-sst", "GAL211 ist-and-sst"})
    void portsThatClashEndTheNodeThatNeedsThem(String circumstance, String incremental, String full) {
        second.withProviderOption("ist.recv_addr=" + second.address() + ":" + incremental)
                .set("wsrep_sst_receive_address", second.address() + ":" + full);
        assertThat(doesNotJoin("GAL211", circumstance)).isEqualTo(134);
        // The script that was to receive goes on waiting without its server.
        testbed.endAllButServers();
    }

    @ParameterizedTest
    @CsvSource({"half-set, 4", "mode-unknown, 9"})
    @Shows({"GAL318 half-set", "GAL318 mode-unknown"})
    void encryptionThatIsHalfSetKeepsANodeOut(String circumstance, String mode) throws IOException {
        second.set("wsrep_sst_method", "mariabackup").set("wsrep_sst_auth", "root:");
        Files.writeString(second.defaultsFile(), "[sst]\nencrypt=" + mode + "\n", StandardOpenOption.APPEND);
        assertThat(doesNotJoin("GAL318", circumstance)).isEqualTo(134);
    }

    @Test
    @Shows("GAL135 option-not-read")
    void encryptionThatTheScriptDoesNotKnowChangesNothing() throws IOException {
        Files.writeString(second.defaultsFile(), "[sst]\nencrypt=3\n", StandardOpenOption.APPEND);
        validated(second, "GAL135", "option-not-read");
        join().awaitSynced();
    }

    @Test
    @Shows("GAL204 scheme-without-network")
    void aSchemeWithoutNetworkNeverGetsReadyAndCannotBeStopped() throws Exception {
        second.set("wsrep_cluster_address", "dummy://" + first.address());
        validated(second, "GAL204", "scheme-without-network");

        RealServer.createDatadir(second);
        RealServer server = testbed.start(second);
        Thread.sleep(Duration.ofSeconds(8).toMillis());
        assertThat(server.sql("SELECT 1").exitStatus()).isNotZero();
        server.signal("TERM");
        Thread.sleep(Duration.ofSeconds(8).toMillis());
        assertThat(server.isAlive()).isTrue();
        server.kill();
    }

    private int doesNotJoin(String code, String circumstance) {
        validated(second, code, circumstance);
        return join().awaitEnd();
    }

    private RealServer join() {
        RealServer.createDatadir(first);
        testbed.start(first, "--wsrep-new-cluster").awaitSynced();
        RealServer.createDatadir(second);
        return testbed.start(second);
    }

    private void validated(NodeFiles node, String code, String circumstance) {
        new ValidateAnswer(testbed.galeractl(
                                "validate",
                                "--this-host",
                                "--server-version=10.11.19-MariaDB",
                                node.defaultsFile(),
                                "--format=json")
                        .run())
                .finds(Mistake.of(code, circumstance));
    }
}
