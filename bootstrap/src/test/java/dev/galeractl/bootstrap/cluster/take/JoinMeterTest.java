package dev.galeractl.bootstrap.cluster.take;

import static org.assertj.core.api.Assertions.assertThat;

import dev.galeractl.bootstrap.execute.JoinProgress;
import dev.galeractl.bootstrap.execute.JoinProgress.Stage;
import dev.galeractl.bootstrap.execute.JoinProgress.WriteSets;
import dev.galeractl.replication.state.WsrepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinMeterTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T06:00:00Z");
    private static final long MIB = 1L << 20;

    private final JoinMeter meter = new JoinMeter("db4", Optional.of(1000 * MIB));

    private JoinProgress see(int second, long usedMib, String... log) {
        return meter.see(look(usedMib, Optional.empty(), log), BEGIN.plusSeconds(second), Duration.ZERO);
    }

    private static MemberLook look(long usedMib, Optional<WsrepStatus> status, String... log) {
        return new MemberLook(
                "activating",
                "success",
                0,
                Optional.of(7L),
                status,
                Optional.empty(),
                List.of(log),
                "",
                Optional.empty(),
                Optional.of(usedMib * MIB),
                Optional.empty());
    }

    private static String shift(String from, String to) {
        return "2026-11-23  6:00:00 0 [Note] WSREP: Shifting " + from + " -> " + to + " (TO: 4)";
    }

    @Test
    void aFullCopyHasItsBytesItsRateAndWhatRemains() {
        assertThat(see(0, 5000).stage()).isEqualTo(Stage.STARTING);
        assertThat(see(1, 5000, shift("OPEN", "PRIMARY")).stage()).isEqualTo(Stage.WAITING_FOR_DONOR);
        assertThat(see(2, 5000, shift("PRIMARY", "JOINER")).bytesPerSecond()).isEmpty();

        JoinProgress progress = see(4, 5200);

        assertThat(progress.stage()).isEqualTo(Stage.RECEIVING_COPY);
        assertThat(progress.bytes()).contains(200 * MIB);
        assertThat(progress.total()).contains(1000 * MIB);
        assertThat(progress.bytesPerSecond()).contains(100 * MIB);
        assertThat(progress.remaining()).contains(Duration.ofSeconds(8));
    }

    @Test
    void whatIsClearedAwayBeforeTheCopyIsNotCounted() {
        see(0, 5000, shift("PRIMARY", "JOINER"));
        assertThat(see(1, 4000).bytesPerSecond()).contains(0L);

        assertThat(see(3, 4200).bytes()).contains(200 * MIB);
    }

    @Test
    void theRateIsThatOfTheLastMoments() {
        see(0, 5000, shift("PRIMARY", "JOINER"));
        see(10, 5800);
        see(20, 5800);

        JoinProgress slow = see(25, 5810);

        assertThat(slow.bytesPerSecond()).contains(10 * MIB / 15);
        assertThat(see(41, 5810).remaining()).isEmpty();
    }

    @Test
    void moreThanWasExpectedHasNoTotal() {
        see(0, 5000, shift("PRIMARY", "JOINER"));

        JoinProgress more = see(2, 6100);

        assertThat(more.total()).isEmpty();
        assertThat(more.remaining()).isEmpty();
    }

    @Test
    void ofMissingWriteSetsTheirNumberIsShown() {
        see(0, 5000, shift("PRIMARY", "JOINER"));

        JoinProgress progress =
                see(1, 5000, "2026-11-22 13:41:57 0 [Note] WSREP: Receiving IST...  25.0% (64/256 events) complete.");

        assertThat(progress.stage()).isEqualTo(Stage.RECEIVING_WRITE_SETS);
        assertThat(progress.writeSets()).contains(new WriteSets(64, 256));
        assertThat(progress.bytes()).isEmpty();
        assertThat(see(2, 5000, shift("JOINER", "JOINED")).stage()).isEqualTo(Stage.CATCHING_UP);
    }

    @Test
    void itsOwnStatusHasTheLastWord() {
        WsrepStatus synced = new WsrepStatus(Map.of(
                "wsrep_local_state_comment",
                "Synced",
                "wsrep_cluster_status",
                "Primary",
                "wsrep_local_state",
                "4",
                "wsrep_ready",
                "ON",
                "wsrep_connected",
                "ON"));

        assertThat(meter.see(look(1, Optional.of(synced)), BEGIN, Duration.ZERO).stage())
                .isEqualTo(Stage.SYNCED);
    }
}
