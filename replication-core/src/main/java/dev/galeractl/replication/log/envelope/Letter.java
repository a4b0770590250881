package dev.galeractl.replication.log.envelope;

import dev.galeractl.replication.log.LogTime;
import java.util.Optional;

/**
 * What stood in one envelope.
 *
 * @param text the line within; where a collector keeps several lines together, with line ends
 * @param column 0-based index of the text in its line; of a text that was decoded 0
 * @param time when the collector got it; of year 0 if the collector writes no year
 * @param owner whose line it is, as words for the name of a log: {@code pod db-0}; empty if the envelope does not say
 * @param program who wrote it, if it was not the database server: {@code systemd}, {@code kernel}, {@code mariabackup}
 * @param goesOn whether the rest of the same line comes in the owner's next envelope
 */
record Letter(String text, int column, Optional<LogTime> time, String owner, Optional<String> program, boolean goesOn) {

    /** Nothing but a text. */
    static Letter plain(String text) {
        return new Letter(text, 0, Optional.empty(), "", Optional.empty(), false);
    }

    /** The same letter, whose text stands elsewhere in its line. */
    Letter at(int index) {
        return new Letter(text, index, time, owner, program, goesOn);
    }

    /** This letter, whose text turned out to be an envelope, too; what is nearer to the writer counts. */
    Letter around(Letter inner) {
        String owners = owner.isEmpty() || inner.owner.isEmpty() ? owner + inner.owner : owner + ", " + inner.owner;
        return new Letter(
                inner.text,
                column + inner.column,
                inner.time.or(() -> time),
                owners,
                inner.program.or(() -> program),
                goesOn || inner.goesOn);
    }
}
