package dev.galeractl.diagnostics.event;

import java.util.List;

/** Something that a log says in several lines, until its last line was read. */
interface OpenBlock {

    /** What the line that was added means for the block. */
    enum Step {
        /** The block goes on. */
        TAKEN,
        /** The line was the block's last one. */
        LAST,
        /** The block ended before this line, or with it but the line says something of its own besides. */
        NOT_TAKEN
    }

    /**
     * Takes one more line.
     *
     * @param text of a line without time and level, without the blanks it starts with
     */
    Step add(String text);

    /** What the lines say, once there are no more of them; a block that was cut says what it can. */
    List<LogEvent> finish();
}
