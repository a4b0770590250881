package dev.galeractl.replication.position;

import java.util.Optional;

/**
 * What Galera's files in one datadir say together.
 *
 * @param grastate empty if there is no such file
 * @param gvwstate what became of reading gvwstate.dat
 * @param gcache the start of galera.cache; empty if there is none, or it cannot be read as one
 */
public record StateFiles(Optional<GrastateFile> grastate, ViewEvidence gvwstate, Optional<GcacheFile> gcache) {

    /** Whether a last primary view was left behind. */
    public sealed interface ViewEvidence {
        /** The file does not exist: the node left gracefully, or was never in a primary view. */
        record None() implements ViewEvidence {}

        /** The node was in this view when it ended or was last seen. */
        record Present(GvwstateFile file) implements ViewEvidence {}

        /** The file exists but says nothing: empty or damaged. */
        record Damaged(String problem) implements ViewEvidence {}
    }

    /**
     * The mark of a clean stop: grastate.dat has a defined seqno, no gvwstate.dat was left, and the cache was closed with the same last seqno.
     *
     * <p>A grastate.dat alone can lie: it may come from a copy, an editor or a state transfer.
     */
    public boolean cleanlyStopped() {
        return grastate.isPresent()
                && grastate.get().position().isDefined()
                && gvwstate instanceof ViewEvidence.None
                && gcache.isPresent()
                && gcache.get().synced()
                && gcache.get()
                        .history()
                        .equals(Optional.of(grastate.get().position().uuid()))
                && gcache.get().last().equals(grastate.get().position().seqno());
    }

    /** The position grastate.dat states; {@link Gtid#UNDEFINED} without the file. */
    public Gtid statedPosition() {
        return grastate.map(GrastateFile::position).orElse(Gtid.UNDEFINED);
    }
}
