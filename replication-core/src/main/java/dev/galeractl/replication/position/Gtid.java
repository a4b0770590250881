package dev.galeractl.replication.position;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A place in the history of a cluster: which history, and how far.
 *
 * <p>Equal UUIDs alone do not prove one history: a cluster that is bootstrapped again keeps its UUID.
 *
 * @param uuid the history ("state UUID"); the nil UUID if there is none
 * @param seqno the last transaction of it that this node has
 */
public record Gtid(UUID uuid, Seqno seqno) {

    public static final UUID NIL_UUID = new UUID(0, 0);

    /** The position of a node without any state. */
    public static final Gtid UNDEFINED = new Gtid(NIL_UUID, Seqno.UNDEFINED);

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /**
     * Reads {@code uuid:seqno}, strictly: nothing before, between or after.
     *
     * <p>For the form with a MariaDB GTID behind it see {@link RecoveredPosition#parse}.
     */
    public static Gtid parse(String text) throws PositionProblem {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new PositionProblem("'" + Excerpt.of(text) + "' is not a position: expected uuid:seqno");
        }
        return new Gtid(parseUuid(text.substring(0, colon)), Seqno.parse(text.substring(colon + 1)));
    }

    /** Reads a UUID in its full form 8-4-4-4-12; shorter forms, which {@link UUID#fromString} accepts, are refused. */
    public static UUID parseUuid(String text) throws PositionProblem {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new PositionProblem("'" + Excerpt.of(text) + "' is not a UUID");
        }
        return UUID.fromString(text.toLowerCase(Locale.ROOT));
    }

    /** Whether a history is named at all. */
    public boolean hasHistory() {
        return !uuid.equals(NIL_UUID);
    }

    /** Whether both the history and the place in it are known. */
    public boolean isDefined() {
        return hasHistory() && seqno.isDefined();
    }

    /** As servers write it: {@code uuid:seqno}. */
    @Override
    public String toString() {
        return uuid + ":" + seqno;
    }
}
