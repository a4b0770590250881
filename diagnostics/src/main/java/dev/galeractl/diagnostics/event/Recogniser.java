package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** Makes an event of a line, if the line says it. */
@FunctionalInterface
interface Recogniser {

    /**
     * The event, or empty.
     *
     * @param message the line's message without {@code WSREP: } and without the place in the source that some errors start with
     */
    Optional<LogEvent> recognise(LogLine line, String message);
}
