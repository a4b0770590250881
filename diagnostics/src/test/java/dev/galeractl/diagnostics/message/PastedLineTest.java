package dev.galeractl.diagnostics.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedLineTest {

    private static final MessageCatalogue CATALOGUE = MessageCatalogue.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22 10:23:11 0 [Note] WSREP: Synchronized with group, ready for connections",
                "2026-11-22T10:23:11.123456Z 2 [Note] [MY-000000] [WSREP] Synchronized with group, ready for connections",
                "130125 12:53:42 [Note] WSREP: Synchronized with group, ready for connections",
                "Nov 22 10:23:11 db1 mariadbd[812]: 2026-11-22 10:23:11 0 [Note] WSREP: Synchronized with group, ready for connections",
                "[Note] WSREP: Synchronized with group, ready for connections",
                "0 [Note] [MY-000000] [WSREP] Synchronized with group, ready for connections",
                "10:23:11 0 [Note] WSREP: Synchronized with group, ready for connections",
                "WSREP: Synchronized with group, ready for connections",
                "Synchronized with group, ready for connections",
                "'Synchronized with group, ready for connections'",
                "“WSREP: Synchronized with group, ready for connections”",
                "> 2026-11-22 10:23:11 0 [Note] WSREP: Synchronized with group, ready for connections",
                "error.log:12:2026-11-22 10:23:11 0 [Note] WSREP: Synchronized with group, ready for connections",
                "error.log:12:WSREP: Synchronized with group, ready for connections",
                "  12 | 2026-11-22 10:23:11 0 [Note] WSREP: Synchronized with group, ready for connections",
                "/var/log/mysql/error.log:2026-11-22 10:23:11 0 [Note] WSREP: Synchronized with group, ready for connections",
            })
    void isFoundHoweverItWasPasted(String pasted) {
        assertThat(PastedLine.of(pasted, CATALOGUE))
                .singleElement()
                .satisfies(line -> assertThat(
                                line.match().map(match -> match.message().id()))
                        .contains("wsrep-synchronized"));
    }

    @Test
    void joinedLinesAreSeveral() {
        assertThat(PastedLine.of(
                        "2026-11-22 10:23:11 0 [ERROR] Aborting 2026-11-22 10:23:12 0 [Note] WSREP: Start replication",
                        CATALOGUE))
                .extracting(line -> line.match().orElseThrow().message().id())
                .containsExactly("server-aborting", "wsrep-start-replication");
    }

    @Test
    void holesAreFilledByName() {
        List<PastedLine> lines = PastedLine.of("[ERROR] WSREP: wsrep::connect(gcomm://192.0.2.1) failed: 7", CATALOGUE);

        assertThat(lines.get(0).match().orElseThrow().holes())
                .containsEntry("address", "gcomm://192.0.2.1")
                .containsEntry("code", "7");
    }

    @Test
    void theClosestMessageIsTheOneWithTheSameWords() {
        NearestMessage nearest = new NearestMessage(CATALOGUE);

        assertThat(nearest.to("Synchronised with the group and ready for connections now"))
                .hasValueSatisfying(near -> assertThat(near.message().id()).isEqualTo("wsrep-synchronized"));
        assertThat(nearest.to("the weather is fine today")).isEmpty();
    }
}
