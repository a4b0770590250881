package dev.galeractl.diagnostics.event;

import dev.galeractl.diagnostics.event.ConsistencyEvent.AbortDumped;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorIgnored;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorReported;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyFailed;
import dev.galeractl.diagnostics.event.ConsistencyEvent.CertificationDumped;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictSide;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictStatement;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictThread;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConsistencyCompromised;
import dev.galeractl.diagnostics.event.ConsistencyEvent.EngineNotReplicated;
import dev.galeractl.diagnostics.event.ConsistencyEvent.IsolationFailed;
import dev.galeractl.diagnostics.event.ConsistencyEvent.KeyConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.KeyConflict.Side;
import dev.galeractl.diagnostics.event.ConsistencyEvent.MetadataLockConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.PreparedTransactionsFound;
import dev.galeractl.diagnostics.event.ConsistencyEvent.PrimaryKeyMissing;
import dev.galeractl.diagnostics.event.ConsistencyEvent.TransactionTooLarge;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteLost;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteWon;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VotesCounted;
import dev.galeractl.diagnostics.event.ConsistencyEvent.WriteSetNotApplied;
import dev.galeractl.replication.log.LogLevel;
import dev.galeractl.replication.log.LogLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Events of votes, of write sets that could not be applied, and of conflicts. */
final class ConsistencyRecognisers {

    /** How strongly a write set claims a row: shared, reference, update, exclusive. */
    private static final List<String> CLAIMS = List.of("SH", "RE", "UP", "EX");

    private ConsistencyRecognisers() {}

    static void register(Recognisers on) {
        on.onFirstWord("Member", " vote on ", ConsistencyRecognisers::vote);
        on.onFirstWord("Votes", ConsistencyRecognisers::votes);
        on.onFirstWord(
                "Winner:",
                (line, message) -> Phrase.wordAfter(message, "Winner: ").map(it -> new VoteWon(line, it)));
        on.onFirstWord("Inconsistency", ConsistencyRecognisers::lost);
        on.onFirstWord("Vote", ConsistencyRecognisers::lost);
        on.onFirstWord("Node", ConsistencyRecognisers::compromised);
        on.onFirstWordOfError("Slave", ConsistencyRecognisers::applyError);
        on.onFirstWordOfError("Replica", ConsistencyRecognisers::applyError);
        on.onFirstWord("Event", " apply ", ConsistencyRecognisers::applyFailed);
        on.onFirstWord("RBR", " apply ", ConsistencyRecognisers::applyFailed);
        on.onFirstWord("Ignoring", ConsistencyRecognisers::ignored);
        on.onFirstWord("Failed", "Failed to apply ", ConsistencyRecognisers::notApplied);
        on.onFirstWord("cluster", ConsistencyRecognisers::conflict);
        on.onFirstWord("Winning", ConsistencyRecognisers::side);
        on.onFirstWord("Victim", ConsistencyRecognisers::side);
        on.onFirstWord("THD:", ConsistencyRecognisers::thread);
        on.onFirstWord("SQL:", ConsistencyRecognisers::statement);
        on.onFirstWord("trx", ConsistencyRecognisers::keyConflict);
        CLAIMS.forEach(
                one -> CLAIMS.forEach(other -> on.onFirstWord(one + "-" + other, ConsistencyRecognisers::keyConflict)));
        on.onFirstWord("MDL", ConsistencyRecognisers::metadataLock);
        on.onFirstWord("transaction", ConsistencyRecognisers::tooLarge);
        on.onFirstWord("Maximum", ConsistencyRecognisers::tooLarge);
        on.onFirstWord("wsrep_max_ws_rows", ConsistencyRecognisers::tooLarge);
        on.onFirstWord("Found", " prepared transactions! It means", ConsistencyRecognisers::prepared);
        on.onFirstWord("Percona-XtraDB-Cluster", ConsistencyRecognisers::strictMode);
        on.onFirstWord("wsrep_mode", ConsistencyRecognisers::strictMode);
        on.onFirstWord("Replication", ConsistencyRecognisers::strictMode);
        for (String word : List.of("ALTER", "CREATE", "TO", "RSU", "TOI")) {
            on.onFirstWord(word, ConsistencyRecognisers::isolation);
        }
    }

    /** {@code Member 2(db3) initiates vote on UUID:7,e7a5d523495b143f:  Can't find record …}. */
    private static Optional<LogEvent> vote(LogLine line, String message) {
        int on = message.indexOf(" vote on ");
        int open = message.indexOf('(');
        int close = message.lastIndexOf(')', on);
        if (on < 0 || open < 0 || close < open) {
            return Optional.empty();
        }
        String rest = message.substring(on + " vote on ".length());
        int comma = rest.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        int colon = rest.indexOf(':', comma);
        String vote = colon < 0 ? rest.substring(comma + 1) : rest.substring(comma + 1, colon);
        String text = colon < 0 ? "" : rest.substring(colon + 1).strip();
        int index = Phrase.leadingNumber(message.substring("Member ".length(), open))
                .orElse(-1);
        String name = message.substring(open + 1, close);
        boolean initiated = message.startsWith("initiates", close + 2);
        return position(rest.substring(0, comma))
                .map(at -> new VoteCast(line, at.uuid(), at.seqno(), index, name, vote, text, initiated));
    }

    private static Optional<LogEvent> votes(LogLine line, String message) {
        return Phrase.after(message, "Votes over ")
                .map(it -> it.endsWith(":") ? it.substring(0, it.length() - 1) : it)
                .flatMap(ConsistencyRecognisers::position)
                .map(at -> new VotesCounted(line, at.uuid(), at.seqno()));
    }

    private static Optional<LogEvent> lost(LogLine line, String message) {
        boolean outvoted = message.contains("is inconsistent with group");
        return Phrase.wordAfter(message, "Inconsistent by consensus on ")
                .or(() -> Phrase.wordAfter(message, "Could not reach consensus on "))
                .or(() -> outvoted ? Phrase.wordAfter(message, ") on ") : Optional.empty())
                .flatMap(ConsistencyRecognisers::position)
                .map(at -> new VoteLost(line, at.uuid(), at.seqno(), outvoted && message.contains("(success)")));
    }

    private static Optional<LogEvent> compromised(LogLine line, String message) {
        return message.startsWith("Node consistency compromi")
                ? Optional.of(new ConsistencyCompromised(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> applyError(LogLine line, String message) {
        int sql = message.indexOf(" SQL");
        int colon = message.indexOf(": ", Math.max(sql, 0));
        if (sql < 0 || sql > 10 || colon < 0 || line.level() != LogLevel.ERROR) {
            return Optional.empty();
        }
        String said = message.substring(colon + 2);
        Optional<String> table = Phrase.between(said, " event on table ", ";");
        String error = table.isPresent()
                ? Phrase.between(said, "; ", ", Error_code").orElse(said)
                : Phrase.between(said, "Error '", "' on query")
                        .or(() -> Phrase.between(said, "Error executing row event: '", "',"))
                        .orElse(said);
        Optional<Integer> number = Phrase.after(said, "Error_code: ")
                .or(() -> Phrase.after(said, "error code: "))
                .map(it -> it.startsWith("MY-") ? it.substring(3).replaceFirst("^0+", "") : it)
                .flatMap(Phrase::leadingNumber);
        return Optional.of(new ApplyErrorReported(
                line, table, error, number.map(OptionalInt::of).orElseGet(OptionalInt::empty)));
    }

    private static Optional<LogEvent> applyFailed(LogLine line, String message) {
        int at = message.indexOf(" apply ");
        if (at < 0) {
            return Optional.empty();
        }
        String event = message.substring(message.lastIndexOf(' ', at - 1) + 1, at);
        int last = message.lastIndexOf(' ');
        return number(message.substring(last + 1)).map(seqno -> new ApplyFailed(line, event, seqno));
    }

    private static Optional<LogEvent> ignored(LogLine line, String message) {
        return Phrase.between(message, "Ignoring error '", "' on query")
                .map(error -> new ApplyErrorIgnored(
                        line,
                        error,
                        Phrase.between(message, "Query: '", "', Error_code").orElse("")));
    }

    private static Optional<LogEvent> notApplied(LogLine line, String message) {
        return message.startsWith("Failed to apply write set")
                        || message.startsWith("Failed to apply trx")
                        || message.startsWith("Failed to apply app buffer")
                ? Optional.of(new WriteSetNotApplied(line))
                : Optional.empty();
    }

    private static Optional<LogEvent> conflict(LogLine line, String message) {
        return Phrase.between(message, "cluster conflict due to ", " for threads")
                .map(reason ->
                        reason.startsWith("certification") ? new CertificationDumped(line) : new AbortDumped(line));
    }

    private static Optional<LogEvent> side(LogLine line, String message) {
        return message.startsWith("Winning thread") || message.startsWith("Victim thread")
                ? Optional.of(new ConflictSide(line, message.startsWith("Winning")))
                : Optional.empty();
    }

    private static Optional<LogEvent> thread(LogLine line, String message) {
        Optional<Long> thread = Phrase.wordAfter(message, "THD: ").flatMap(ConsistencyRecognisers::number);
        Optional<Long> seqno = Phrase.wordAfter(message, "seqno: ").flatMap(ConsistencyRecognisers::number);
        return thread.map(id -> new ConflictThread(
                line,
                id,
                Phrase.between(message, "mode: ", ",").orElse(""),
                Phrase.between(message, "state: ", ",").orElse(""),
                seqno.orElse(-1L)));
    }

    private static Optional<LogEvent> statement(LogLine line, String message) {
        return Phrase.after(message, "SQL: ").map(sql -> new ConflictStatement(line, readable(sql)));
    }

    /**
     * A statement of a write set is not terminated in memory. What stands behind it, four bytes of time and more, is cut at the first byte that no text
     * has, and with it the bytes before that no keyboard of a statement's end has.
     */
    private static String readable(String sql) {
        int end = 0;
        while (end < sql.length() && sql.charAt(end) != '\ufffd' && !Character.isISOControl(sql.charAt(end))) {
            end++;
        }
        if (end < sql.length()) {
            int last = end;
            while (end > 0 && last - end < 3 && sql.charAt(end - 1) > '~') {
                end--;
            }
        }
        return sql.substring(0, end).stripTrailing();
    }

    private static Optional<LogEvent> keyConflict(LogLine line, String message) {
        int at = message.indexOf("trx conflict for key ");
        if (at < 0) {
            return Optional.empty();
        }
        String rest = message.substring(at + "trx conflict for key ".length());
        int source = rest.indexOf(": source: ");
        if (source < 0) {
            return Optional.empty();
        }
        int arrow = rest.indexOf(" <--");
        String loser = arrow < 0 ? rest.substring(source) : rest.substring(source, arrow);
        Optional<Side> winner = arrow < 0 ? Optional.empty() : transaction(rest.substring(arrow));
        return transaction(loser)
                .map(it -> new KeyConflict(
                        line, at == 0 ? "" : message.substring(0, at).strip(), rest.substring(0, source), it, winner));
    }

    /** {@code source: c890ad70-… version: 6 local: 1 … conn_id: 10 trx_id: 17 … seqnos (l: 11, g: 9, s: 7, d: 4)}. */
    private static Optional<Side> transaction(String text) {
        return Phrase.wordAfter(text, "source: ")
                .map(source -> new Side(
                        source,
                        Phrase.wordAfter(text, "conn_id: ")
                                .flatMap(ConsistencyRecognisers::number)
                                .orElse(-1L),
                        Phrase.wordAfter(text, ", g: ")
                                .flatMap(ConsistencyRecognisers::number)
                                .orElse(-1L)));
    }

    private static Optional<LogEvent> metadataLock(LogLine line, String message) {
        Optional<String> schema = Phrase.wordAfter(message, " db=");
        Optional<String> table = Phrase.wordAfter(message, " table=");
        return schema.isPresent() && table.isPresent()
                ? Optional.of(new MetadataLockConflict(line, schema.get() + "." + table.get()))
                : Optional.empty();
    }

    private static Optional<LogEvent> tooLarge(LogLine line, String message) {
        boolean said = message.startsWith("transaction size limit (")
                || message.startsWith("Maximum writeset size exceeded")
                || message.startsWith("wsrep_max_ws_rows exceeded");
        return said
                ? Optional.of(new TransactionTooLarge(line, Phrase.between(message, "limit (", ")")))
                : Optional.empty();
    }

    private static Optional<LogEvent> prepared(LogLine line, String message) {
        // "Found 7 prepared transaction(s) in InnoDB", a Note, is part of every recovery after a crash; they are rolled
        // back.
        return message.contains(" prepared transactions! It means")
                ? Phrase.between(message, "Found ", " prepared").map(it -> new PreparedTransactionsFound(line, it))
                : Optional.empty();
    }

    private static Optional<LogEvent> strictMode(LogLine line, String message) {
        if (message.contains("rimary key") || message.contains("PRIMARY KEY")) {
            String table = Phrase.between(message, "on a table (", ")")
                    .or(() -> Phrase.between(message, "Table ", " should have"))
                    .orElse("");
            return Optional.of(new PrimaryKeyMissing(line, table.replace("'", "")));
        }
        Optional<String> engine = Phrase.between(message, "Storage engine ", " for table ");
        if (engine.isPresent()) {
            String table =
                    Phrase.between(message, " for table ", " is not supported").orElse("");
            return Optional.of(new EngineNotReplicated(line, engine.get(), table.replace("'", "")));
        }
        // PXC: "... use of DML command on a table (shop.m) that resides in non-transactional storage engine ..."
        return message.contains("non-transactional storage engine")
                ? Optional.of(new EngineNotReplicated(
                        line, "", Phrase.between(message, "on a table (", ")").orElse("")))
                : Optional.empty();
    }

    private static Optional<LogEvent> isolation(LogLine line, String message) {
        boolean said = message.contains(" isolation failure")
                || message.startsWith("TO isolation failed")
                || message.startsWith("TO isolation end failed")
                || message.startsWith("RSU begin failed")
                || message.startsWith("RSU desync failed")
                || message.startsWith("TOI begin failed");
        Optional<String> sql =
                Phrase.between(message, "sql: ", ". Check wsrep").or(() -> Phrase.after(message, "sql: "));
        return said ? Optional.of(new IsolationFailed(line, sql)) : Optional.empty();
    }

    private record Position(String uuid, long seqno) {}

    /** {@code 79c3c936-…:7}; what follows the number does not matter. */
    private static Optional<Position> position(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : number(text.substring(colon + 1)).map(seqno -> new Position(text.substring(0, colon), seqno));
    }

    private static Optional<Long> number(String text) {
        int end = text.startsWith("-") ? 1 : 0;
        while (end < text.length() && end < 18 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == 0 || (end == 1 && text.startsWith("-"))
                ? Optional.empty()
                : Optional.of(Long.parseLong(text, 0, end, 10));
    }
}
