package dev.galeractl.replication.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WsrepStatusTest {
    @Test
    void aSyncedNodeOfAPrimaryComponent() {
        WsrepStatus status = new WsrepStatus(Map.of(
                "wsrep_local_state", "4",
                "wsrep_local_state_comment", "Synced",
                "wsrep_cluster_status", "Primary",
                "wsrep_cluster_size", "2",
                "wsrep_ready", "ON",
                "wsrep_connected", "ON",
                "wsrep_last_committed", "17",
                "wsrep_cluster_conf_id", "5",
                "wsrep_cluster_state_uuid", "f0140c50-e660-11f1-b64a-22a2d6287e55",
                "Wsrep_Incoming_Addresses", "127.0.50.1:3306,,127.0.50.2:3306"));
        assertThat(status.synced()).isTrue();
        assertThat(status.localState()).contains(NodeState.SYNCED);
        assertThat(status.lastCommitted()).hasValue(17);
        assertThat(status.incomingAddresses()).containsExactly("127.0.50.1:3306", "127.0.50.2:3306");
        ClusterView view = status.view().orElseThrow();
        assertThat(view.history()).isEqualTo(UUID.fromString("f0140c50-e660-11f1-b64a-22a2d6287e55"));
        assertThat(view.primary()).isTrue();
        assertThat(view.size()).hasValue(2);
        assertThat(view.configuration()).hasValue(5);
    }

    /** As MariaDB 10.11.19 answers with wsrep_on=OFF. */
    @Test
    void undefinedNumbersAreNoNumbers() {
        WsrepStatus status = new WsrepStatus(Map.of(
                "wsrep_cluster_conf_id", "18446744073709551615",
                "wsrep_local_index", "18446744073709551615",
                "wsrep_last_committed", "-1",
                "wsrep_cluster_size", "0",
                "wsrep_cluster_state_uuid", "",
                "wsrep_cluster_status", "Disconnected",
                "wsrep_connected", "OFF",
                "wsrep_ready", "OFF"));
        assertThat(status.lastCommitted()).isEmpty();
        assertThat(status.view()).isEmpty();
        assertThat(status.clusterStateUuid()).isEmpty();
        assertThat(status.connected()).contains(false);
        assertThat(status.primary()).contains(false);
        assertThat(status.hasProvider()).isFalse();
        assertThat(status.synced()).isFalse();
    }

    @Test
    void whatTheServerDoesNotSayIsEmpty() {
        WsrepStatus status = new WsrepStatus(Map.of("wsrep_ready", "perhaps", "wsrep_cluster_state_uuid", "x"));
        assertThat(status.ready()).isEmpty();
        assertThat(status.primary()).isEmpty();
        assertThat(status.clusterStateUuid()).isEmpty();
        assertThat(status.clusterSize()).isEmpty();
        assertThat(status.incomingAddresses()).isEmpty();
        assertThat(status.nodeName()).isEmpty();
    }

    @Test
    void syncedButNotReadyIsNotStartedWell() {
        assertThat(new WsrepStatus(Map.of(
                                "wsrep_local_state", "4", "wsrep_cluster_status", "Primary", "wsrep_ready", "OFF"))
                        .synced())
                .isFalse();
        assertThat(new WsrepStatus(Map.of(
                                "wsrep_local_state", "4", "wsrep_cluster_status", "non-Primary", "wsrep_ready", "ON"))
                        .synced())
                .isFalse();
    }
}
