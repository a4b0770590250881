package dev.galeractl.bootstrap.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.fact.PeerEvidence.Answer;
import dev.galeractl.replication.state.WsrepStatus;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerLooksTest {
    @Test
    void ofSeveralAddressesTheStrongestAnswerCounts() {
        assertThat(PeerLooks.stronger(Answer.REFUSED, Answer.GALERA)).isEqualTo(Answer.GALERA);
        assertThat(PeerLooks.stronger(Answer.GALERA, Answer.SILENT)).isEqualTo(Answer.GALERA);
        assertThat(PeerLooks.stronger(Answer.NOT_GALERA, Answer.SILENT)).isEqualTo(Answer.SILENT);
        assertThat(PeerLooks.stronger(Answer.TIMED_OUT, Answer.REFUSED)).isEqualTo(Answer.TIMED_OUT);
        assertThat(PeerLooks.stronger(Answer.REFUSED, Answer.REFUSED)).isEqualTo(Answer.REFUSED);
    }

    @Test
    void aServerSpeaksOnlyForTheAddressItNamesAsItsOwn() throws Exception {
        InetAddress asked = InetAddress.getByName("10.0.0.1");
        assertThat(PeerLooks.isAt(status("10.0.0.1"), asked)).isTrue();
        assertThat(PeerLooks.isAt(status("10.0.0.1:4567"), asked)).isTrue();
        assertThat(PeerLooks.isAt(status("10.0.0.12"), asked)).isFalse();
        assertThat(PeerLooks.isAt(status(""), asked)).isFalse();
    }

    private static WsrepStatus status(String nodeAddress) {
        return new WsrepStatus(Map.of("wsrep_node_address", nodeAddress, "wsrep_incoming_addresses", "10.0.0.12:3306"));
    }
}
