package dev.galeractl.diagnostics.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "server-applier-error | [ERROR] Slave SQL: Could not execute Delete_rows event on table shop.orders; Can't find record in 'orders', Error_code: 1032; handler error HA_ERR_KEY_NOT_FOUND; the event's master log FIRST, end_log_pos 4317, Error_code: 1032",
                "server-applier-error | [ERROR] [MY-010584] [Repl] Replica SQL: Could not execute Write_rows event on table shop.orders; Duplicate entry '3' for key 'orders.PRIMARY', Error_code: 1062; handler error HA_ERR_FOUND_DUPP_KEY; the event's source log FIRST, end_log_pos 146, Error_code: MY-001062",
                "server-replica-apply-error | [ERROR] Slave SQL: Could not execute Delete_rows event on table shop.orders; Can't find record in 'orders', Error_code: 1032; handler error HA_ERR_KEY_NOT_FOUND; the event's master log binlog.000107, end_log_pos 4317, Error_code: 1032",
                "server-apply-error | [ERROR] Slave SQL: Error 'Table 'shop.orders' doesn't exist' on query. Default database: 'shop'. Query: 'drop table orders', Error_code: 1051",
                "server-query-error | [ERROR] Error 'Table 'shop.orders' doesn't exist' on query. Default database: 'shop'. Query: 'insert into orders values (1)', Error_code: 1146",
                "server-query-error | Error 'Unknown table 'shop.orders'' on query. Default database: 'shop'. Query: 'drop table orders'",
                "wsrep-event-apply-failed | [Warning] WSREP: Ignoring error 'Table 'orders' already exists' on query. Default database: 'shop'. Query: 'create table orders (id int)', Error_code: 1050",
                "wsrep-client-conflict | ERROR 1213 (40001): Deadlock found when trying to get lock; try restarting transaction",
                "wsrep-client-conflict | ERROR 1213 (40001) at line 12 in file: 'load.sql': WSREP detected deadlock/conflict and aborted the transaction. Try restarting the transaction",
                "rep-aborts-itself | [Note] WSREP: ReplicatorSMM::abort()",
            })
    void anErrorOfTheApplierIsNotTheReplicasNorTheClients(String id, String pasted) {
        assertThat(PastedLine.of(pasted, CATALOGUE))
                .singleElement()
                .satisfies(line -> assertThat(
                                line.match().map(match -> match.message().id()))
                        .contains(id));
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
