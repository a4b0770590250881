package dev.galeractl.replication.node;

import dev.galeractl.replication.log.LogLine;
import java.util.List;

/** Hands out what was added to a log since it was last asked. */
interface LogFollower extends AutoCloseable {

    /**
     * The lines that are new, in order; none if there is no log yet.
     *
     * @param all whether a last line without an end shall be handed out, too, because no more will come
     */
    List<LogLine> poll(boolean all);

    @Override
    default void close() {}
}
