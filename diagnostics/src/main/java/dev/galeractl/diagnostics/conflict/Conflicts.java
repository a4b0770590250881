package dev.galeractl.diagnostics.conflict;

import dev.galeractl.diagnostics.conflict.ConflictLog.Dump;
import dev.galeractl.diagnostics.conflict.ConflictLog.Heard;
import dev.galeractl.diagnostics.conflict.ConflictReport.ApplyError;
import dev.galeractl.diagnostics.conflict.ConflictReport.Ballot;
import dev.galeractl.diagnostics.conflict.ConflictReport.Conflict;
import dev.galeractl.diagnostics.conflict.ConflictReport.Kind;
import dev.galeractl.diagnostics.conflict.ConflictReport.Place;
import dev.galeractl.diagnostics.conflict.ConflictReport.Side;
import dev.galeractl.diagnostics.conflict.ConflictReport.Vote;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorReported;
import dev.galeractl.diagnostics.event.ConsistencyEvent.CertificationDumped;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictSide;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictStatement;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictThread;
import dev.galeractl.diagnostics.event.ConsistencyEvent.KeyConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.MetadataLockConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteLost;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.PassageReader;
import dev.galeractl.replication.log.LogTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts the votes and conflicts of several logs together.
 *
 * <ol>
 *   <li>A vote is one by history and seqno; every member hears all ballots, so each log adds what it heard.
 *   <li>A conflict found by certification is one by its key and the seqnos of both sides; every node certifies alike.
 *   <li>An abort, and a schema change that met a transaction, happen on one node only.
 *   <li>Everything is sorted by time, then seqno, then place. The order in which logs are given plays no part.
 * </ol>
 */
public final class Conflicts {

    private static final Comparator<Optional<LogTime>> BY_TIME =
            Comparator.comparing(time -> time.orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

    private static final Comparator<Place> BY_PLACE =
            Comparator.comparing(Place::file).thenComparingInt(Place::line);

    private final PassageReader passages = new PassageReader(Optional.empty());
    private final List<ConflictLog> logs = new ArrayList<>();

    /** Takes one more log. */
    public ConflictLog log(String name) {
        ConflictLog log = new ConflictLog(name, passages);
        logs.add(log);
        return log;
    }

    /** What all of them tell; to be asked for once, when all are read to the end. */
    public ConflictReport report() {
        logs.forEach(ConflictLog::end);
        logs.sort(Comparator.comparing(log -> log.source));
        Map<String, Set<String>> names = new TreeMap<>();
        logs.forEach(log -> log.namesByUuid.forEach((uuid, known) ->
                names.computeIfAbsent(uuid, absent -> new TreeSet<>()).addAll(known)));
        List<Conflict> conflicts = new ArrayList<>(certification(names));
        for (ConflictLog log : logs) {
            log.dumps.forEach(dump -> conflicts.add(dumped(log, dump)));
            log.locks.forEach(lock -> conflicts.add(new Conflict(
                    Kind.METADATA_LOCK,
                    lock.line().time(),
                    Optional.of(lock.table()),
                    Optional.empty(),
                    Side.UNKNOWN,
                    new Side(Optional.of(log.node()), OptionalLong.empty(), OptionalLong.empty(), Optional.empty()),
                    List.of(ConflictLog.place(lock.line())))));
        }
        conflicts.sort(Comparator.comparing(Conflict::time, BY_TIME)
                .thenComparingLong(conflict -> order(conflict.winner()))
                .thenComparing(conflict -> conflict.told().get(0), BY_PLACE));
        return new ConflictReport(
                List.copyOf(new TreeSet<>(logs.stream().map(ConflictLog::node).toList())),
                votes(),
                conflicts,
                logs.stream().mapToLong(log -> log.leftOut).sum());
    }

    private static long order(Side side) {
        return side.seqno().orElse(Long.MAX_VALUE);
    }

    private List<Vote> votes() {
        Map<String, List<ConflictLog>> tellers = new TreeMap<>();
        for (ConflictLog log : logs) {
            log.votes
                    .keySet()
                    .forEach(key -> tellers.computeIfAbsent(key, absent -> new ArrayList<>())
                            .add(log));
        }
        List<Vote> votes = new ArrayList<>();
        tellers.forEach((key, told) -> votes.add(vote(key, told)));
        votes.sort(Comparator.comparing(Vote::time, BY_TIME)
                .thenComparing(Vote::uuid)
                .thenComparingLong(Vote::seqno));
        return votes;
    }

    private Vote vote(String key, List<ConflictLog> told) {
        Map<String, Ballot> ballots = new TreeMap<>();
        List<Place> places = new ArrayList<>();
        TreeSet<String> winners = new TreeSet<>();
        List<ApplyError> errors = new ArrayList<>();
        Optional<LogTime> time = Optional.empty();
        VoteCast any = told.get(0).heard(key).first();
        for (ConflictLog log : told) {
            Heard heard = log.heard(key);
            heard.casts().values().forEach(cast -> ballots.putIfAbsent(cast.member(), ballot(cast)));
            heard.won().forEach(won -> winners.add(won.vote()));
            places.add(ConflictLog.place(heard.first().line()));
            time = earlier(time, heard.first().line().time());
            errorOf(log, heard).ifPresent(errors::add);
        }
        places.sort(BY_PLACE);
        Optional<String> winner = winners.size() == 1 ? Optional.of(winners.first()) : Optional.empty();
        TreeSet<String> left = new TreeSet<>();
        winner.ifPresent(won -> ballots.values().stream()
                .filter(ballot -> !ballot.vote().equals(won))
                .forEach(ballot -> left.add(ballot.member())));
        for (ConflictLog log : logs) {
            for (VoteLost lost : log.lost) {
                if (lost.seqno() == any.seqno() && lost.uuid().equals(any.uuid())) {
                    left.add(log.node());
                    // Who had no error and was outvoted left before it was asked.
                    if (lost.succeededHere()) {
                        ballots.putIfAbsent(log.node(), new Ballot(log.node(), "0".repeat(16), "Success"));
                    }
                }
            }
        }
        return new Vote(
                any.uuid(),
                any.seqno(),
                time,
                winner,
                List.copyOf(ballots.values()),
                List.copyOf(left),
                errors,
                places);
    }

    /** The last error that an applier met before its own node spoke up; others' ballots follow no error of this log. */
    private static Optional<ApplyError> errorOf(ConflictLog log, Heard heard) {
        boolean failedHere = Optional.ofNullable(heard.casts().get(log.node()))
                .filter(cast -> !cast.succeeded())
                .isPresent();
        if (!failedHere || heard.errors().isEmpty()) {
            return Optional.empty();
        }
        ApplyErrorReported error = heard.errors().get(heard.errors().size() - 1);
        return Optional.of(new ApplyError(
                log.node(),
                error.table(),
                error.error(),
                error.number().isPresent() ? OptionalLong.of(error.number().getAsInt()) : OptionalLong.empty(),
                ConflictLog.place(error.line())));
    }

    private static Ballot ballot(VoteCast cast) {
        String text =
                cast.text().endsWith(";") ? cast.text().substring(0, cast.text().length() - 1) : cast.text();
        return new Ballot(cast.member(), cast.vote(), text);
    }

    private List<Conflict> certification(Map<String, Set<String>> names) {
        Map<String, Conflict> merged = new TreeMap<>();
        for (ConflictLog log : logs) {
            for (KeyConflict found : log.keys) {
                Conflict conflict = new Conflict(
                        Kind.CERTIFICATION,
                        found.line().time(),
                        Optional.of(found.key()),
                        Optional.of(found.kind()).filter(kind -> !kind.isEmpty()),
                        found.winner().map(side -> side(side, names)).orElse(Side.UNKNOWN),
                        side(found.loser(), names),
                        List.of(ConflictLog.place(found.line())));
                merged.merge(identity(found), conflict, Conflicts::both);
            }
        }
        return List.copyOf(merged.values());
    }

    /** Write sets without a global seqno were never seen by others. */
    private static String identity(KeyConflict found) {
        KeyConflict.Side loser = found.loser();
        return loser.seqno() < 0
                ? found.line().file() + ":" + found.line().line()
                : found.key() + " " + loser.source() + " " + loser.seqno() + " "
                        + found.winner()
                                .map(side -> side.source() + " " + side.seqno())
                                .orElse("");
    }

    private static Conflict both(Conflict one, Conflict other) {
        List<Place> told = new ArrayList<>(one.told());
        told.addAll(other.told());
        told.sort(BY_PLACE);
        return new Conflict(
                one.kind(),
                earlier(one.time(), other.time()),
                one.key(),
                one.claims(),
                one.winner(),
                one.loser(),
                told);
    }

    private static Side side(KeyConflict.Side side, Map<String, Set<String>> names) {
        Optional<String> known =
                names.getOrDefault(side.source(), Set.of()).stream().min(Comparator.naturalOrder());
        int dash = side.source().indexOf('-');
        String shortened = dash < 0 ? side.source() : side.source().substring(0, dash);
        return new Side(
                Optional.of(known.orElse(shortened)), number(side.thread()), number(side.seqno()), Optional.empty());
    }

    private static Conflict dumped(ConflictLog log, Dump dump) {
        boolean winning = true;
        Kind kind = dump.begun() instanceof CertificationDumped ? Kind.CERTIFICATION : Kind.ABORT;
        Optional<String> table = Optional.empty();
        Side winner = Side.UNKNOWN;
        Side loser = new Side(Optional.of(log.node()), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
        for (LogEvent part : dump.parts()) {
            if (part instanceof ConflictSide side) {
                winning = side.winning();
            } else if (part instanceof MetadataLockConflict lock) {
                table = Optional.of(lock.table());
                kind = Kind.METADATA_LOCK;
            } else if (winning) {
                winner = with(winner, part);
                kind = isSchemaChange(part) ? Kind.METADATA_LOCK : kind;
            } else {
                loser = with(loser, part);
            }
        }
        return new Conflict(
                kind,
                dump.begun().line().time(),
                table,
                Optional.empty(),
                winner,
                loser,
                List.of(ConflictLog.place(dump.begun().line())));
    }

    private static boolean isSchemaChange(LogEvent part) {
        return (part instanceof ConflictThread thread && thread.isSchemaChange())
                || (part instanceof ConflictStatement statement && statement.isSchemaChange());
    }

    private static Side with(Side side, LogEvent part) {
        if (part instanceof ConflictThread thread) {
            return new Side(side.node(), number(thread.thread()), number(thread.seqno()), side.statement());
        }
        return part instanceof ConflictStatement statement && !statement.sql().equals("NULL")
                ? new Side(side.node(), side.thread(), side.seqno(), Optional.of(statement.sql()))
                : side;
    }

    private static OptionalLong number(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Optional<LogTime> earlier(Optional<LogTime> one, Optional<LogTime> other) {
        return BY_TIME.compare(one, other) <= 0 ? one : other;
    }
}
