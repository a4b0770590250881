package dev.galeractl.replication.position;

import java.util.Optional;

/**
 * A position as the server's own recovery reports it.
 *
 * @param position the place in the cluster's history
 * @param serverGtid MariaDB's own id of it, if the server keeps one
 */
public record RecoveredPosition(Gtid position, Optional<ServerGtid> serverGtid) {

    /** Reads {@code uuid:seqno[,domain-server-sequence]}, strictly. */
    public static RecoveredPosition parse(String text) throws PositionProblem {
        int comma = text.indexOf(',');
        if (comma < 0) {
            return new RecoveredPosition(Gtid.parse(text), Optional.empty());
        }
        return new RecoveredPosition(
                Gtid.parse(text.substring(0, comma)), Optional.of(ServerGtid.parse(text.substring(comma + 1))));
    }

    @Override
    public String toString() {
        return position + serverGtid.map(gtid -> "," + gtid).orElse("");
    }
}
