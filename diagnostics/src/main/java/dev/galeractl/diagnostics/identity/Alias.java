package dev.galeractl.diagnostics.identity;

import dev.galeractl.replication.log.LogLine;
import dev.galeractl.replication.log.LogTime;
import java.util.Optional;

/**
 * Something that a node is called by, for a while.
 *
 * @param first the time of the first line that says so, as that line's clock has it
 * @param last the time of the last one
 * @param seen the first line that says so
 * @param count how many lines say so, of those that were kept
 */
public record Alias(
        AliasKind kind, String value, Optional<LogTime> first, Optional<LogTime> last, LogLine seen, int count) {

    /** In what way a node is called. */
    public enum AliasKind {
        /** {@code 192.0.2.1:4567}, where others reach it for the group's protocol. */
        ADDRESS,
        /** Its wsrep_node_name. */
        NAME,
        /** The whole UUID that it has within the group; every start gives it a new one, unless gvwstate.dat brings the old one back. */
        UUID,
        /** The short form of the UUID, as the group's protocol writes it. */
        SHORT_UUID,
        /** Its place in a list of members; it changes with every view. */
        INDEX
    }
}
