package dev.galeractl.diagnostics.message;

import dev.galeractl.diagnostics.message.Meaning.Blank;
import dev.galeractl.diagnostics.message.Meaning.Continued;
import dev.galeractl.diagnostics.message.Meaning.Known;
import dev.galeractl.diagnostics.message.Meaning.Unknown;
import dev.galeractl.replication.log.LogLine;
import java.util.Optional;

/** Says of the lines of one log, given in order, what each of them is. It holds no line, only whether a message of several lines is open. */
public final class MeaningReader {

    private final MessageCatalogue catalogue;

    /** Whether an indented line would belong to a message. */
    private boolean open;

    /** Whether a crash report is being written: its backtrace has lines of any form. */
    private boolean crashing;

    public MeaningReader(MessageCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What the next line is. */
    public Meaning meaningOf(LogLine line) {
        if (line.text().isBlank()) {
            return new Blank();
        }
        Optional<MessageMatch> match = catalogue.match(line);
        if (match.isPresent()) {
            open = true;
            crashing = match.get().message().phase() == MessagePhase.CRASH;
            return new Known(match.get());
        }
        if (line.isBare() && (crashing || (open && line.isIndented()))) {
            return new Continued();
        }
        open = !line.isBare();
        crashing = false;
        return new Unknown();
    }
}
