package dev.galeractl.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.state.NodeState;
import org.junit.jupiter.api.Test;

class StateShiftTest {

    @Test
    void readsEveryShiftOfTheStory() {
        assertThat(StateShift.in("Shifting CLOSED -> OPEN (TO: 0)"))
                .contains(new StateShift(NodeState.CLOSED, NodeState.OPEN, 0));
        assertThat(StateShift.in("WSREP: Shifting SYNCED -> DONOR/DESYNCED (TO: 10)"))
                .contains(new StateShift(NodeState.SYNCED, NodeState.DONOR, 10));
        assertThat(StateShift.in("Shifting OPEN -> PRIMARY (TO: -1)")
                        .orElseThrow()
                        .order())
                .isEqualTo(-1);
    }

    @Test
    void otherMessagesAndUnknownStatesAreNoShift() {
        assertThat(StateShift.in("Server status change joined -> synced")).isEmpty();
        assertThat(StateShift.in("Shifting SYNCED -> ASLEEP (TO: 1)")).isEmpty();
        assertThat(StateShift.in("Shifting OPEN -> PRIMARY (TO: 99999999999999999999)"))
                .isEmpty();
    }
}
