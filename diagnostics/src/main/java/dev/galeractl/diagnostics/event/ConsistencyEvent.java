package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What a line says about equal data on all nodes: votes, failed write sets, conflicts. Each record's comment shows a line it is made from. */
public sealed interface ConsistencyEvent extends LogEvent {

    /** {@code Member 2(db3) initiates vote on 79c3…:7,e7a5d523495b143f:  Can't find record in 'orders', Error_code: 1032;}. */
    record VoteCast(
            LogLine line,
            String uuid,
            long seqno,
            int index,
            String member,
            String vote,
            String text,
            boolean initiated)
            implements ConsistencyEvent {

        /** Whether the member says that it applied the write set without an error. */
        public boolean succeeded() {
            return isSuccess(vote);
        }
    }

    /** {@code Votes over 79c3…:7:}; the counts and the winner follow. */
    record VotesCounted(LogLine line, String uuid, long seqno) implements ConsistencyEvent {}

    /** {@code Winner: 0000000000000000}, on a line of its own. */
    record VoteWon(LogLine line, String vote) implements ConsistencyEvent {}

    /** {@code Inconsistent by consensus on 79c3…:7} and {@code Vote 0 (success) on 79c3…:7 is inconsistent with group. Leaving cluster.}. */
    record VoteLost(LogLine line, String uuid, long seqno, boolean succeededHere) implements ConsistencyEvent {}

    /** {@code Node consistency compromised, aborting...}: Galera 3, which does not vote. */
    record ConsistencyCompromised(LogLine line) implements ConsistencyEvent {}

    /** {@code Slave SQL: Could not execute Update_rows_v1 event on table shop.orders; Can't find record in 'orders', Error_code: 1032; …}. */
    record ApplyErrorReported(LogLine line, Optional<String> table, String error, OptionalInt number)
            implements ConsistencyEvent {

        /** No such row, an equal key, no such database or table, a parent or child row in the way, a column of another type. */
        private static final Set<Integer> DATA_DIFFERS = Set.of(1032, 1062, 1049, 1146, 1451, 1452, 1677);

        /** Whether an applier of Galera says so: it has no binary log of a source to name, as an asynchronous replica does. */
        public boolean isByGalera() {
            return line.text().contains(" log FIRST, end_log_pos ");
        }

        /** Whether rows or tables were not as the sender had them; other errors, such as a lock wait, pass when it is tried again. */
        public boolean saysThatDataDiffers() {
            return table.isPresent() && number.isPresent() && DATA_DIFFERS.contains(number.getAsInt());
        }
    }

    /** {@code Event 3 Update_rows_v1 apply failed: 120, seqno 7}, {@code RBR event 9 Update_rows apply warning: 120, 2140}. */
    record ApplyFailed(LogLine line, String event, long seqno) implements ConsistencyEvent {}

    /** {@code Ignoring error 'Table 'orders' already exists' on query. Default database: ''. Query: '…', Error_code: 1050}. */
    record ApplyErrorIgnored(LogLine line, String error, String query) implements ConsistencyEvent {}

    /** {@code Failed to apply write set: gtid: …}, {@code Failed to apply trx: source: …}, {@code Failed to apply app buffer: …}. */
    record WriteSetNotApplied(LogLine line) implements ConsistencyEvent {}

    /** The heading of a conflict's dump; the transactions follow. */
    sealed interface ConflictBegun extends ConsistencyEvent {}

    /** {@code cluster conflict due to high priority abort for threads:}. */
    record AbortDumped(LogLine line) implements ConflictBegun {}

    /** {@code cluster conflict due to certification failure for threads:}. */
    record CertificationDumped(LogLine line) implements ConflictBegun {}

    /** {@code Winning thread:} or {@code Victim thread:}; the thread and its statement follow. */
    record ConflictSide(LogLine line, boolean winning) implements ConsistencyEvent {}

    /** {@code THD: 10, mode: local, state: exec, conflict: certifying, seqno: -1}. */
    record ConflictThread(LogLine line, long thread, String mode, String state, long seqno)
            implements ConsistencyEvent {

        /** Whether it runs a schema change, which all nodes do at the same place in the order. */
        public boolean isSchemaChange() {
            return mode.equals("total order") || mode.equals("toi");
        }
    }

    /** {@code SQL: update shop.orders …}, as far as it can be read: dumps may run into memory behind the statement. */
    record ConflictStatement(LogLine line, String sql) implements ConsistencyEvent {

        private static final Pattern SCHEMA_CHANGE = Pattern.compile(
                "(/\\*.*?\\*/\\s*)*(ALTER|CREATE|DROP|TRUNCATE|RENAME|OPTIMIZE|ANALYZE|REPAIR)\\b.*",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

        public boolean isSchemaChange() {
            return SCHEMA_CHANGE.matcher(sql).matches();
        }
    }

    /** {@code UP-UP trx conflict for key (2,FLAT8)267e0d05 ce935394: source: … <---> source: …}. */
    record KeyConflict(LogLine line, String kind, String key, Side loser, Optional<Side> winner)
            implements ConsistencyEvent {

        /** One of the two write sets: who sent it, and its place in the global order; -1 if it has none. */
        public record Side(String source, long thread, long seqno) {}
    }

    /** {@code MDL conflict db=shop table=orders ticket=4 solved by abort}. */
    record MetadataLockConflict(LogLine line, String table) implements ConsistencyEvent {

        /** Whether it tells of the same conflict as a dump that stands before it: old servers write both, at once and by one thread. */
        public boolean tellsOf(ConflictBegun dump) {
            return dump instanceof AbortDumped
                    && dump.line().time().equals(line.time())
                    && dump.line().thread().equals(line.thread());
        }
    }

    /** {@code transaction size limit (1048576) exceeded: 1081344}, {@code Maximum writeset size exceeded by 1737995426: 90}. */
    record TransactionTooLarge(LogLine line, Optional<String> limit) implements ConsistencyEvent {}

    /** {@code Found 1 prepared transactions! …} and the like: a commit in two steps was interrupted. */
    record PreparedTransactionsFound(LogLine line, String count) implements ConsistencyEvent {}

    /** {@code Table 'shop'.'nopk' should have PRIMARY KEY defined.}, or PXC's {@code prohibits use of DML command on a table …}. */
    record PrimaryKeyMissing(LogLine line, String table) implements ConsistencyEvent {}

    /** {@code Storage engine MyISAM for table 'shop'.'m' is not supported in Galera}. */
    record EngineNotReplicated(LogLine line, String engine, String table) implements ConsistencyEvent {}

    /** {@code ALTER TABLE isolation failure}, {@code RSU desync failed …}, {@code TO isolation failed for: …}. */
    record IsolationFailed(LogLine line, Optional<String> statement) implements ConsistencyEvent {}

    /** A vote of zeros means that no error occurred. */
    static boolean isSuccess(String vote) {
        return vote.chars().allMatch(digit -> digit == '0');
    }
}
