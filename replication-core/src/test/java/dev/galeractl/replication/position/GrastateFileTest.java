package dev.galeractl.replication.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrastateFileTest {
    /** As MariaDB 10.11.19 wrote it. */
    private static final String RUNNING = """
            # GALERA saved state
            version: 2.1
            uuid:    f0140c50-e660-11f1-b64a-22a2d6287e55
            seqno:   -1
            safe_to_bootstrap: 1
            """;

    @Test
    void readsWhatAServerWrote() throws PositionProblem {
        GrastateFile file = GrastateFile.parse(RUNNING);
        assertThat(file.version()).contains("2.1");
        assertThat(file.position()).isEqualTo(Gtid.parse("f0140c50-e660-11f1-b64a-22a2d6287e55:-1"));
        assertThat(file.safeToBootstrap()).contains(true);
    }

    @Test
    void writesWhatAServerWouldWrite() throws PositionProblem {
        assertThat(GrastateFile.parse(RUNNING).text()).isEqualTo(RUNNING);
    }

    @Test
    void keysComeInAnyOrderBetweenCommentsAndBlanks() throws PositionProblem {
        GrastateFile file = GrastateFile.parse("""
                seqno: 7 \s
                # hand-edited

                safe_to_bootstrap:0\r
                uuid:f0140c50-e660-11f1-b64a-22a2d6287e55
                version: 2.1

                """);
        assertThat(file.position().seqno()).isEqualTo(Seqno.of(7));
        assertThat(file.safeToBootstrap()).contains(false);
    }

    @Test
    void filesOfGalera2HaveNoMarkAndAnIndex() throws PositionProblem {
        GrastateFile file = GrastateFile.parse("""
                # GALERA saved state
                version: 2.1
                uuid:    5ee99582-bb8d-11e2-b8e3-23de375c1d30
                seqno:   8204503945773
                cert_index:
                """);
        assertThat(file.safeToBootstrap()).isEmpty();
        assertThat(file.position().isDefined()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^|the file is empty",
                "^  \n \n^|the file has no content",
                "^# GALERA saved state\n^|the file has no content",
                "^garbage\n^|line 1 is not understood: 'garbage'",
                "^uuid: f0140c50-e660-11f1-b64a-22a2d6287e55\n^|'seqno' is missing",
                "^seqno: 3\n^|'uuid' is missing",
                "^seqno: 3\nseqno: 4\n^|line 2 gives 'seqno' a second time",
                "^seqno: 3\nuuid: nonsense\n^|'nonsense' is not a UUID",
                "^seqno: 3x\nuuid: f0140c50-e660-11f1-b64a-22a2d6287e55\n^|'3x' is not a seqno: expected a number from 0, or -1 for undefined",
                "^version: 9.0\nseqno: 3\nuuid: f0140c50-e660-11f1-b64a-22a2d6287e55\n^|format version '9.0' is not known",
                "^safe_to_bootstrap: yes\nseqno: 3\nuuid: f0140c50-e660-11f1-b64a-22a2d6287e55\n^|safe_to_bootstrap is 'yes', expected 0 or 1",
            })
    void garbageIsAClearErrorAndNeverNoState(String text, String problem) {
        assertThatThrownBy(() -> GrastateFile.parse(text))
                .isInstanceOf(PositionProblem.class)
                .hasMessage(problem);
    }

    @Test
    void aFileOfZeroBytesAsALossOfPowerLeavesItIsNamedAsThat() {
        assertThatThrownBy(() -> GrastateFile.parse("\0".repeat(104))).hasMessageContaining("zero bytes");
    }

    @Test
    void theMarkOfACleanStopNeedsAllThreeFiles() throws PositionProblem {
        GrastateFile stopped = new GrastateFile(
                Optional.of("2.1"), Gtid.parse("f0140c50-e660-11f1-b64a-22a2d6287e55:9"), Optional.of(false));
        GcacheFile closed = GcacheFile.parse(
                "Version: 2\nGID: f0140c50-e660-11f1-b64a-22a2d6287e55\nseqno_min: 3\nseqno_max: 9\noffset: 1280\nsynced: 1\n\0\0"
                        .getBytes(StandardCharsets.US_ASCII));
        StateFiles.Evidence<GrastateFile> grastate = new StateFiles.Evidence.Present<>(stopped);
        StateFiles.Evidence<GcacheFile> gcache = new StateFiles.Evidence.Present<>(closed);

        assertThat(new StateFiles(grastate, StateFiles.Evidence.none(), gcache).cleanlyStopped())
                .isTrue();
        assertThat(new StateFiles(grastate, new StateFiles.Evidence.Damaged<>("empty"), gcache).cleanlyStopped())
                .isFalse();
        assertThat(new StateFiles(grastate, StateFiles.Evidence.none(), StateFiles.Evidence.none()).cleanlyStopped())
                .isFalse();
        GrastateFile edited = new GrastateFile(
                Optional.of("2.1"), Gtid.parse("f0140c50-e660-11f1-b64a-22a2d6287e55:10"), Optional.of(true));
        assertThat(new StateFiles(new StateFiles.Evidence.Present<>(edited), StateFiles.Evidence.none(), gcache)
                        .cleanlyStopped())
                .isFalse();
    }

    @Test
    void aDamagedFileStatesNoPositionAndAMissingOneStatesNone() {
        assertThat(StateFiles.NONE.statedPosition()).contains(Gtid.UNDEFINED);
        assertThat(new StateFiles(
                                new StateFiles.Evidence.Damaged<>("the file is empty"),
                                StateFiles.Evidence.none(),
                                StateFiles.Evidence.none())
                        .statedPosition())
                .isEmpty();
    }
}
