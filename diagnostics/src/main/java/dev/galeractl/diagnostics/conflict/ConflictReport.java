package dev.galeractl.diagnostics.conflict;

import dev.galeractl.replication.log.LogTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Votes and conflicts of all logs given. The same logs give the same report, whatever order they are given in.
 *
 * @param nodes whose logs they are, sorted
 * @param votes by time, history and seqno
 * @param conflicts by time and seqno
 * @param leftOut conflicts that were counted and not kept, because a log had too many
 */
public record ConflictReport(List<String> nodes, List<Vote> votes, List<Conflict> conflicts, long leftOut) {

    public ConflictReport {
        nodes = List.copyOf(nodes);
        votes = List.copyOf(votes);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * One vote about one write set, put together from all logs that tell of it.
     *
     * @param uuid the history
     * @param winner the result with which the group went on; zeros are success
     * @param ballots what each member said, by name
     * @param left members that left because of it; known from their own words, or because their result was another than the winner
     * @param errors the SQL errors behind it, each as the node's own log has it
     * @param told where it is told, {@code file:line} of the first line in each log
     */
    public record Vote(
            String uuid,
            long seqno,
            Optional<LogTime> time,
            Optional<String> winner,
            List<Ballot> ballots,
            List<String> left,
            List<ApplyError> errors,
            List<Place> told) {

        public Vote {
            ballots = List.copyOf(ballots);
            left = List.copyOf(left);
            errors = List.copyOf(errors);
            told = List.copyOf(told);
        }

        /** Whether the group went on with an error. */
        public boolean errorWon() {
            return winner.filter(it -> !Ballot.isSuccess(it)).isPresent();
        }
    }

    /** What one member said: the number of its result, and its words. */
    public record Ballot(String member, String vote, String text) {

        public boolean succeeded() {
            return isSuccess(vote);
        }

        static boolean isSuccess(String vote) {
            return vote.chars().allMatch(digit -> digit == '0');
        }
    }

    /** An SQL error of an applier. */
    public record ApplyError(String node, Optional<String> table, String error, OptionalLong number, Place place) {}

    /**
     * Two transactions that wanted the same.
     *
     * @param key the key as the provider writes it, or the table for a metadata lock; empty where the dump names none
     * @param claims how strongly each side claimed it, such as {@code UP-UP}; empty where the dump does not say
     * @param told where it is told
     */
    public record Conflict(
            Kind kind,
            Optional<LogTime> time,
            Optional<String> key,
            Optional<String> claims,
            Side winner,
            Side loser,
            List<Place> told) {

        public Conflict {
            told = List.copyOf(told);
        }
    }

    /** How a conflict was found. */
    public enum Kind {
        /** When the later transaction was certified; every node finds the same. */
        CERTIFICATION,
        /** By an applier that met the lock of a local transaction and aborted it. */
        ABORT,
        /** By a schema change that met an open transaction. */
        METADATA_LOCK
    }

    /**
     * One of the two transactions.
     *
     * @param node whose it is, by name if a log tells it, else the short UUID; empty if unknown
     * @param seqno its place in the global order; empty if it never got one
     * @param statement as far as the dump can be read
     */
    public record Side(Optional<String> node, OptionalLong thread, OptionalLong seqno, Optional<String> statement) {

        static final Side UNKNOWN =
                new Side(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    /** A line of a log. */
    public record Place(String file, int line) {}
}
