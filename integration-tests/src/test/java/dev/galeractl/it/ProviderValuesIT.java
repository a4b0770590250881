package dev.galeractl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.testkit.ProgramResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the provider's options of which {@code validate} says nothing are what the real provider takes. {@link RefusedStartIT} has the others. */
class ProviderValuesIT {
    private static final String VERSION = "10.11.19-MariaDB";

    @RegisterExtension
    final Testbed testbed = new Testbed();

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
