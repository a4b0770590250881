package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.ConsistencyEvent;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteWon;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VotesCounted;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.ComponentChanged;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One vote of the group about one write set, as one log tells it: every member hears what every other one says, so one log is enough.
 *
 * @param uuid the history that the write set belongs to
 * @param seqno its place in it
 * @param casts who said what, in the order in which the group heard it
 * @param winner what the group went on with, if the log shows it
 */
public record VoteRound(String uuid, long seqno, List<VoteCast> casts, Optional<VoteWon> winner) {

    public VoteRound {
        casts = List.copyOf(casts);
    }

    /** The votes in the events of one start, in order. */
    public static List<VoteRound> in(Iterable<? extends LogEvent> events) {
        Map<String, VoteRound> rounds = new LinkedHashMap<>();
        String counted = "";
        for (LogEvent event : events) {
            if (event instanceof VoteCast cast) {
                counted = key(cast.uuid(), cast.seqno());
                rounds.merge(
                        counted,
                        new VoteRound(cast.uuid(), cast.seqno(), List.of(cast), Optional.empty()),
                        VoteRound::and);
            } else if (event instanceof VotesCounted count) {
                counted = key(count.uuid(), count.seqno());
            } else if (event instanceof VoteWon won) {
                rounds.computeIfPresent(
                        counted, (key, round) -> new VoteRound(round.uuid, round.seqno, round.casts, Optional.of(won)));
            }
        }
        return List.copyOf(rounds.values());
    }

    /** Whether all who voted had the same result, an error or not, and nobody was silent. */
    boolean isUnanimous(ServerStart start) {
        return casts.stream().map(VoteCast::vote).distinct().count() == 1 && silent(start) == 0;
    }

    /**
     * How many members were not heard before the vote was decided. If an error won without them, they had none: who has one says so at once, and who has
     * none waits to be asked.
     */
    public int silent(ServerStart start) {
        LogLine first = casts.get(0).line();
        long heard = casts.stream().map(VoteCast::index).distinct().count();
        return start.all(ComponentChanged.class).stream()
                .filter(component -> component.primary() && CaseFile.isAfter(first, component.line()))
                .reduce((earlier, later) -> later)
                .map(component -> Math.max(0, (int) (component.members() - heard)))
                .orElse(0);
    }

    /** Whether the group went on with an error that not everybody had. */
    boolean errorWon(ServerStart start) {
        return winner.filter(won -> !ConsistencyEvent.isSuccess(won.vote())).isPresent() && silent(start) > 0;
    }

    /** Those whose result was not the group's; empty while nobody has won. */
    public List<VoteCast> losers() {
        return winner.map(won -> casts.stream()
                        .filter(cast -> !cast.vote().equals(won.vote()))
                        .toList())
                .orElse(List.of());
    }

    private VoteRound and(VoteRound more) {
        List<VoteCast> all = new ArrayList<>(casts);
        all.addAll(more.casts);
        return new VoteRound(uuid, seqno, all, winner.or(more::winner));
    }

    private static String key(String uuid, long seqno) {
        return uuid + ":" + seqno;
    }
}
