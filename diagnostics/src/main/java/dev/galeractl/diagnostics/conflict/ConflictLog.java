package dev.galeractl.diagnostics.conflict;

import dev.galeractl.diagnostics.conflict.ConflictReport.Place;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ApplyErrorReported;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictBegun;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictSide;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictStatement;
import dev.galeractl.diagnostics.event.ConsistencyEvent.ConflictThread;
import dev.galeractl.diagnostics.event.ConsistencyEvent.KeyConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.MetadataLockConflict;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteCast;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteLost;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VoteWon;
import dev.galeractl.diagnostics.event.ConsistencyEvent.VotesCounted;
import dev.galeractl.diagnostics.event.EventReader;
import dev.galeractl.diagnostics.event.GroupEvent.NodeNamed;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.OwnUuidTold;
import dev.galeractl.diagnostics.event.MembershipEvent.ServerViewInstalled;
import dev.galeractl.diagnostics.event.Passage;
import dev.galeractl.diagnostics.event.Passage.Quiet;
import dev.galeractl.diagnostics.event.Passage.Step;
import dev.galeractl.diagnostics.event.Passage.Told;
import dev.galeractl.diagnostics.event.PassageIntake;
import dev.galeractl.diagnostics.event.PassageReader;
import dev.galeractl.replication.log.LogLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes one log, in order, and keeps of it the votes, the conflicts and the names. */
public final class ConflictLog extends PassageIntake {

    /** A log in which transactions collide all day has millions of conflicts; these are kept, the rest is counted. */
    static final int MOST = 50_000;

    /** An applier's error belongs to the vote that follows it; nobody applies more at once. */
    private static final int ERRORS_KEPT = 64;

    /** The lines of one vote in this log. */
    record Heard(VoteCast first, Map<String, VoteCast> casts, List<VoteWon> won, List<ApplyErrorReported> errors) {}

    /** The dump of one conflict. */
    record Dump(ConflictBegun begun, List<LogEvent> parts) {}

    final String source;
    final Map<String, Heard> votes = new LinkedHashMap<>();
    final List<VoteLost> lost = new ArrayList<>();
    final List<Dump> dumps = new ArrayList<>();
    final List<KeyConflict> keys = new ArrayList<>();
    final List<MetadataLockConflict> locks = new ArrayList<>();
    final Map<String, TreeSet<String>> namesByUuid = new TreeMap<>();
    long leftOut;

    private final EventReader reader = new EventReader(this::event);
    private final List<ApplyErrorReported> errors = new ArrayList<>();
    private String counted = "";
    private Optional<Dump> open = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<String> ownUuid = Optional.empty();

    ConflictLog(String source, PassageReader passages) {
        super(passages);
        this.source = source;
    }

    @Override
    public void take(Passage passage) {
        for (Step step : passage.steps()) {
            if (step instanceof Told told) {
                reader.accept(told.line(), told.alone());
            } else if (step instanceof Quiet) {
                reader.passOver();
            }
        }
    }

    @Override
    public void accept(LogLine line) {
        reader.accept(line);
    }

    void end() {
        reader.end();
        name.ifPresent(own -> ownUuid.ifPresent(uuid -> know(uuid, own)));
    }

    /** What it heard of a vote that it tells of. */
    Heard heard(String vote) {
        return Objects.requireNonNull(votes.get(vote));
    }

    /** The node's own name, else the log's. */
    String node() {
        return name.orElse(source);
    }

    private void event(LogEvent event) {
        if (event instanceof VoteCast cast) {
            counted = cast.uuid() + ":" + cast.seqno();
            Heard heard = votes.computeIfAbsent(
                    counted, key -> new Heard(cast, new TreeMap<>(), new ArrayList<>(), takeErrors()));
            heard.casts().putIfAbsent(cast.member(), cast);
        } else if (event instanceof VotesCounted count) {
            counted = count.uuid() + ":" + count.seqno();
        } else if (event instanceof VoteWon won) {
            Optional.ofNullable(votes.get(counted))
                    .ifPresent(heard -> heard.won().add(won));
        } else if (event instanceof VoteLost vote) {
            lost.add(vote);
        } else if (event instanceof ApplyErrorReported error) {
            if (errors.size() == ERRORS_KEPT) {
                errors.remove(0);
            }
            errors.add(error);
        } else if (event instanceof NodeNamed named) {
            name = Optional.of(named.name());
        } else if (event instanceof OwnUuidTold own) {
            ownUuid = Optional.of(own.uuid());
        } else if (event instanceof ServerViewInstalled view) {
            view.members().forEach(member -> know(member.uuid(), member.name()));
        } else {
            conflict(event);
        }
    }

    private void conflict(LogEvent event) {
        if (event instanceof ConflictBegun begun) {
            open = keep() ? Optional.of(new Dump(begun, new ArrayList<>())) : Optional.empty();
            open.ifPresent(dumps::add);
        } else if (event instanceof ConflictSide
                || event instanceof ConflictThread
                || event instanceof ConflictStatement) {
            // Two sides of two lines each; what comes behind belongs to a dump whose beginning is missing.
            open.filter(dump -> dump.parts().size() < 6)
                    .ifPresent(dump -> dump.parts().add(event));
        } else if (event instanceof MetadataLockConflict lock
                && open.filter(dump -> lock.tellsOf(dump.begun())).isPresent()) {
            open.orElseThrow().parts().add(lock);
            open = Optional.empty();
        } else if (event instanceof KeyConflict key && keep()) {
            keys.add(key);
        } else if (event instanceof MetadataLockConflict lock && keep()) {
            locks.add(lock);
        }
    }

    private boolean keep() {
        if (dumps.size() + keys.size() + locks.size() < MOST) {
            return true;
        }
        leftOut++;
        return false;
    }

    private List<ApplyErrorReported> takeErrors() {
        List<ApplyErrorReported> taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    private void know(String uuid, String member) {
        namesByUuid.computeIfAbsent(uuid, absent -> new TreeSet<>()).add(member);
    }

    static Place place(LogLine line) {
        return new Place(line.file(), line.line());
    }
}
