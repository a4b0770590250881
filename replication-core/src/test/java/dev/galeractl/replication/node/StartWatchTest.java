package dev.galeractl.replication.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.replication.log.LogLineParser;
import dev.galeractl.replication.state.NodeState;
import org.junit.jupiter.api.Test;

class StartWatchTest {
    private final StartWatch watch = new StartWatch();

    @Test
    void aModernFirstNodeIsReadyBeforeItsServerIs() {
        hear("2026-11-22 10:39:04 0 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 1)");
        assertThat(watch.syncedAndReady()).isFalse();
        hear("2026-11-22 10:39:04 0 [Note] mariadbd: ready for connections.");
        assertThat(watch.syncedAndReady()).isTrue();
    }

    @Test
    void theGroupsReadinessIsNotTheServers() {
        hear("130125 14:22:19 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 0)");
        hear("130125 14:22:19 [Note] WSREP: Synchronized with group, ready for connections");
        assertThat(watch.serverReady()).isFalse();
        hear("130125 14:22:19 [Note] /xtra/bin/mysqld: ready for connections.");
        assertThat(watch.syncedAndReady()).isTrue();
    }

    @Test
    void aNodeThatFallsBackIsNotSyncedAnyMore() {
        hear("2026-11-22 10:39:04 0 [Note] mariadbd: ready for connections.");
        hear("2026-11-22 10:39:04 0 [Note] WSREP: Shifting JOINED -> SYNCED (TO: 1)");
        hear("2026-11-22 10:39:09 0 [Note] WSREP: Shifting SYNCED -> OPEN (TO: 1)");
        assertThat(watch.syncedAndReady()).isFalse();
        assertThat(watch.state()).contains(NodeState.OPEN);
    }

    @Test
    void retryingTheSameIsNoProgress() {
        assertThat(hear("2026-11-22 10:39:04 0 [Note] WSREP: Failed to establish connection: Connection refused"))
                .isTrue();
        assertThat(hear("2026-11-22 10:39:05 0 [Note] WSREP: Failed to establish connection: Connection refused"))
                .isFalse();
        assertThat(
                        hear(
                                "2026-11-22 10:39:06 2 [Note] WSREP: Requesting state transfer failed: -11. Will keep retrying every 1 second(s)"))
                .isTrue();
        assertThat(
                        hear(
                                "2026-11-22 10:39:07 2 [Note] WSREP: Requesting state transfer failed: -11. Will keep retrying every 1 second(s)"))
                .isFalse();
    }

    @Test
    void aPercentageIsProgress() {
        assertThat(hear("2026-11-22 10:39:04 0 [Note] WSREP: Receiving IST...  0.0% (0/100 events) complete."))
                .isTrue();
        assertThat(hear("2026-11-22 10:39:05 0 [Note] WSREP: Receiving IST... 12.5% (12/100 events) complete."))
                .isTrue();
    }

    @Test
    void aServerOutsideAnyGroupShowsNoState() {
        hear("2026-11-22 10:39:04 0 [Note] mariadbd: ready for connections.");
        assertThat(watch.serverReady()).isTrue();
        assertThat(watch.sawGroup()).isFalse();
    }

    private boolean hear(String line) {
        return watch.heard(LogLineParser.parse("error.log", 1, line));
    }
}
