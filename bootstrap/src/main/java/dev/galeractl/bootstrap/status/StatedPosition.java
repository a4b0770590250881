package dev.galeractl.bootstrap.status;

import dev.galeractl.bootstrap.text.Sentence;
import dev.galeractl.replication.position.Gtid;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the files of a datadir say about its position, learned by reading only.
 *
 * @param datadir the folder that was read
 * @param knowledge how much the files are worth
 * @param position what grastate.dat states, if it states one
 * @param safeToBootstrap what grastate.dat says of it; evidence, never proof
 * @param sentence the same in words, with what could tell more
 */
public record StatedPosition(
        Path datadir,
        Knowledge knowledge,
        Optional<Gtid> position,
        Optional<Boolean> safeToBootstrap,
        Sentence sentence) {
    /** How much the files are worth. */
    public enum Knowledge {
        /** The server stopped cleanly: the position is the data's. */
        CLEAN_STOP,
        /** A position is stated, but nothing shows a clean stop: it may be older than the data. */
        STATED_ONLY,
        /** The server did not stop cleanly: only the server itself can tell. */
        UNKNOWN,
        /** A server runs on it and moves on: it is to be asked. */
        RUNNING,
        /** Nothing was ever part of a cluster here. */
        NONE,
        /** The files, or the folder, cannot be read. */
        UNREADABLE
    }
}
