package dev.galeractl.replication.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtidTest {
    private static final String UUID_TEXT = "f0140c50-e660-11f1-b64a-22a2d6287e55";

    @Test
    void readsHistoryAndSeqno() throws PositionProblem {
        assertThat(Gtid.parse(UUID_TEXT + ":42")).isEqualTo(new Gtid(UUID.fromString(UUID_TEXT), Seqno.of(42)));
    }

    @Test
    void minusOneIsUndefinedAndNoNumber() throws PositionProblem {
        Gtid gtid = Gtid.parse(UUID_TEXT + ":-1");
        assertThat(gtid.seqno()).isEqualTo(Seqno.UNDEFINED);
        assertThat(gtid.seqno().value()).isEmpty();
        assertThat(gtid.hasHistory()).isTrue();
        assertThat(gtid.isDefined()).isFalse();
        assertThat(gtid).hasToString(UUID_TEXT + ":-1");
    }

    @Test
    void theNilUuidIsNoHistory() throws PositionProblem {
        assertThat(Gtid.parse("00000000-0000-0000-0000-000000000000:-1")).isEqualTo(Gtid.UNDEFINED);
        assertThat(Gtid.UNDEFINED.hasHistory()).isFalse();
        assertThat(Gtid.parse("00000000-0000-0000-0000-000000000000:7").isDefined())
                .isFalse();
    }

    @Test
    void theLargestSeqnoIsRead() throws PositionProblem {
        assertThat(Gtid.parse(UUID_TEXT + ":9223372036854775807").seqno()).isEqualTo(Seqno.of(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                UUID_TEXT,
                UUID_TEXT + ":",
                UUID_TEXT + ": 1",
                UUID_TEXT + ":+1",
                UUID_TEXT + ":-2",
                UUID_TEXT + ":01",
                UUID_TEXT + ":-0",
                UUID_TEXT + ":1 ",
                UUID_TEXT + ":1,0-1-2",
                UUID_TEXT + ":9223372036854775808",
                UUID_TEXT + ":99999999999999999999",
                "1-1-1-1-1:5",
                "f0140c50e66011f1b64a22a2d6287e55:5",
                "g0140c50-e660-11f1-b64a-22a2d6287e55:5",
                " " + UUID_TEXT + ":5",
                UUID_TEXT + ":٣"
            })
    void whatIsNotExactlyAPositionIsRefused(String text) {
        assertThatThrownBy(() -> Gtid.parse(text)).isInstanceOf(PositionProblem.class);
    }

    @Test
    void garbageIsShownShortAndWithoutControlCharacters() {
        assertThatThrownBy(() -> Gtid.parse("\u001b[31m" + "x".repeat(100_000)))
                .hasMessageMatching("'\\uFFFD\\[31mx{55}…' is not a position: expected uuid:seqno");
    }

    @Test
    void aServersOwnGtidMayFollow() throws PositionProblem {
        RecoveredPosition position = RecoveredPosition.parse(UUID_TEXT + ":5,4294967295-1-18");
        assertThat(position.position().seqno()).isEqualTo(Seqno.of(5));
        assertThat(position.serverGtid()).contains(new ServerGtid(4294967295L, 1, 18));
        assertThat(position).hasToString(UUID_TEXT + ":5,4294967295-1-18");
        assertThat(RecoveredPosition.parse(UUID_TEXT + ":5").serverGtid()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0-1",
                "0-1-2-3",
                "0-1-2,0-2-3",
                "-1-1-1",
                "4294967296-1-1",
                "0-1-x",
                "0-1-9999999999999999999"
            })
    void anythingElseAfterTheCommaIsRefused(String text) {
        assertThatThrownBy(() -> RecoveredPosition.parse(UUID_TEXT + ":5," + text))
                .isInstanceOf(PositionProblem.class);
    }
}
