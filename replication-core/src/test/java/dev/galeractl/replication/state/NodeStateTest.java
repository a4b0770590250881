package dev.galeractl.replication.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeStateTest {
    @Test
    void theSeedStorysThirdLogIsALegalLife() {
        assertLegal(
                NodeState.CLOSED,
                NodeState.OPEN,
                NodeState.PRIMARY,
                NodeState.JOINER,
                NodeState.JOINED,
                NodeState.SYNCED);
    }

    @Test
    void aFirstNodeSkipsTheTransfer() {
        assertLegal(
                NodeState.CLOSED,
                NodeState.OPEN,
                NodeState.JOINED,
                NodeState.SYNCED,
                NodeState.CLOSED,
                NodeState.DESTROYED);
    }

    @Test
    void aDonorReturnsThroughJoined() {
        assertLegal(NodeState.SYNCED, NodeState.DONOR, NodeState.JOINED, NodeState.SYNCED);
    }

    @Test
    void aReturningComponentKeepsWhatItsMembersHad() {
        assertLegal(NodeState.SYNCED, NodeState.OPEN, NodeState.SYNCED);
        assertLegal(NodeState.DONOR, NodeState.OPEN, NodeState.DONOR);
    }

    @ParameterizedTest
    @EnumSource
    void noStateFollowsItself(NodeState state) {
        assertThat(state.canBecome(state)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CLOSED", "DESTROYED"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyConnectedNodeCanLoseTheGroup(NodeState state) {
        assertThat(state.canBecome(NodeState.CLOSED)).isTrue();
        if (state != NodeState.OPEN) {
            assertThat(state.canBecome(NodeState.OPEN)).isTrue();
        }
    }

    @Test
    void nothingFollowsTheEnd() {
        for (NodeState next : NodeState.values()) {
            assertThat(NodeState.DESTROYED.canBecome(next)).isFalse();
        }
        assertThat(NodeState.CLOSED.canBecome(NodeState.SYNCED)).isFalse();
        assertThat(NodeState.PRIMARY.canBecome(NodeState.SYNCED)).isFalse();
        assertThat(NodeState.JOINER.canBecome(NodeState.SYNCED)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void logNamesAreReadBack(NodeState state) {
        assertThat(NodeState.written(state.logName())).contains(state);
    }

    @Test
    void statusNumbersOfNoFullMemberAreEmpty() {
        assertThat(NodeState.ofStatusNumber(4)).contains(NodeState.SYNCED);
        assertThat(NodeState.ofStatusNumber(2)).contains(NodeState.DONOR);
        assertThat(NodeState.ofStatusNumber(0)).isEmpty();
        assertThat(NodeState.ofStatusNumber(6)).isEmpty();
        assertThat(NodeState.ofStatusNumber(-1)).isEmpty();
    }

    private static void assertLegal(NodeState... life) {
        List<NodeState> states = List.of(life);
        for (int i = 1; i < states.size(); i++) {
            assertThat(states.get(i - 1).canBecome(states.get(i)))
                    .as("%s -> %s", states.get(i - 1), states.get(i))
                    .isTrue();
        }
    }
}
