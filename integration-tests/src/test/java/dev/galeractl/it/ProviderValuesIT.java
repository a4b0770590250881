package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code validate} says of values of the provider's options is what the real provider does with them. */
class ProviderValuesIT {
    private static final String VERSION = "10.11.19-MariaDB";

    @RegisterExtension
    final Testbed testbed = new Testbed();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GAL113 | evs.suspect_timeout=10s",
                "GAL113 | pc.linger=PT10",
                "GAL113 | gcache.page_size=128Mb",
                "GAL113 | pc.weight=1K",
                "GAL113 | pc.recovery=enabled",
                "GAL113 | repl.key_format=FLAT32",
                "GAL113 | gcs.fc_limit=",
                "GAL113 | gmcast.segment=255",
                "GAL113 | gcs.max_throttle=1",
                "GAL113 | gmcast.time_wait=P300Y",
                "GAL113 | gcache.mem_size=1M",
                "GAL114 | evs.suspect_timeout=PT2S",
                "GAL114 | evs.suspect_timeout=PT3S;evs.inactive_check_period=PT2S",
                "GAL114 | evs.inactive_timeout=PT8S;evs.install_timeout=PT9S",
                "GAL114 | evs.user_send_window=512",
                "GAL115 | evs.consensus_timeout=PT30S",
                "GAL115 | gcache.freeze_purge_at_seqno=now",
                "GAL115 | gcs.fc_auto_evict_window=10",
            })
    void whatIsAnErrorKeepsTheServerFromStarting(String code, String options) {
        NodeFiles node = testbed.nodes(2).get(0).withProviderOption(options);
        ProgramResult result = validate(node).assertExit(1);
        assertThat(result.out()).contains(code).contains("\"certain\"");

        RealServer.createDatadir(node);
        assertThat(testbed.start(node, "--wsrep-new-cluster").awaitEnd()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "socket.checksum=3 | Falling back to CRC-32",
                "gcs.vote_policy=300 | Reverting to default",
                "gcs.fc_master_slave=yes | please use 'gcs.fc_single_primary'",
                "protonet.version=0 | is deprecated and will be removed",
            })
    void whatIsAWarningOrANoticeIsSaidInTheLog(String options, String said) throws IOException {
        NodeFiles node = testbed.nodes(2).get(0).withProviderOption(options);
        assertThat(validate(node).assertExit(0).out()).containsPattern("GAL11[36]");

        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        assertThat(Files.readString(node.errorLog())).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gmcast.peer_timeout=PT500MS | gmcast.peer_timeout = PT8H20M",
                "evs.suspect_timeout=PT15S;evs.inactive_timeout=PT10S | evs.inactive_timeout = PT10S",
            })
    void whatIsTakenOtherwiseIsShownByTheServer(String options, String shown) {
        NodeFiles node = testbed.nodes(2).get(0).withProviderOption(options);
        assertThat(validate(node).assertExit(0).out()).containsPattern("GAL11[34]");

        RealServer.createDatadir(node);
        RealServer server = testbed.start(node, "--wsrep-new-cluster").awaitSynced();
        assertThat(server.sql("SELECT @@wsrep_provider_options").out()).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evs.suspect_timeout=6;evs.inactive_timeout=P15S;gcs.fc_limit=0x20;pc.recovery=Y;socket.recv_buf_size=auto",
                "evs.suspect_timeout=PT3S;evs.inactive_timeout=PT7S;repl.causal_read_timeout=;evs.info_log_mask=abc;gcs.fc_factor=1e-1",
                "evs.keepalive_period=PT3S;evs.suspect_timeout=PT30S;evs.inactive_timeout=PT1M;evs.install_timeout=PT1M;"
                        + "evs.send_window=1024;evs.user_send_window=512",
            })
    void whatIsFineStarts(String options) {
        NodeFiles node = testbed.nodes(2).get(0).withProviderOption(options);
        assertThat(validate(node).assertExit(0).out()).doesNotContainPattern(Pattern.compile("GAL11[3-6]"));

        RealServer.createDatadir(node);
        testbed.start(node, "--wsrep-new-cluster").awaitSynced();
    }

    private ProgramResult validate(NodeFiles node) {
        return testbed.galeractl("validate", "--server-version", VERSION, node.defaultsFile(), "--format", "json")
                .run();
    }
}
