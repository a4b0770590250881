package dev.galeractl.bootstrap.plan;

import static dev.galeractl.bootstrap.fact.SomeFacts.CLUSTER;
import static dev.galeractl.bootstrap.fact.SomeFacts.OTHER_CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.plan.Positions.NodePosition;
import dev.galeractl.replication.position.Gtid;
import dev.galeractl.replication.position.Seqno;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void theHighestSeqnoIsTheMostAdvanced() {
        assertThat(Positions.mostAdvanced(List.of(at("a", CLUSTER, 3), at("b", CLUSTER, 9), at("c", CLUSTER, 4))))
                .contains("b");
    }

    @Test
    void ofEqualsTheFirstInTheList() {
        assertThat(Positions.mostAdvanced(List.of(at("b", CLUSTER, 9), at("a", CLUSTER, 9))))
                .contains("b");
    }

    @Test
    void nodesWithoutAHistoryDoNotCount() {
        assertThat(Positions.mostAdvanced(List.of(new NodePosition("a", Gtid.UNDEFINED), at("b", CLUSTER, 0))))
                .contains("b");
        assertThat(Positions.mostAdvanced(List.of(new NodePosition("a", Gtid.UNDEFINED))))
                .isEmpty();
    }

    @Test
    void differentHistoriesDoNotCompare() {
        assertThat(Positions.mostAdvanced(List.of(at("a", CLUSTER, 3), at("b", OTHER_CLUSTER, 9))))
                .isEmpty();
    }

    @Test
    void anUnknownSeqnoStopsTheChoice() {
        assertThat(Positions.mostAdvanced(
                        List.of(at("a", CLUSTER, 3), new NodePosition("b", new Gtid(CLUSTER, Seqno.UNDEFINED)))))
                .isEmpty();
    }

    private static NodePosition at(String node, UUID uuid, long seqno) {
        return new NodePosition(node, new Gtid(uuid, Seqno.of(seqno)));
    }
}
