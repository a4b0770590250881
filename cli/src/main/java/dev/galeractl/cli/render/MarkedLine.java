package dev.galeractl.cli.render;

import dev.galeractl.cli.render.FindingMarks.FindingMark;
import dev.galeractl.diagnostics.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * A line of a log, and what is known of it.
 *
 * @param line counted from 1
 * @param finding the finding that it proves or follows from
 * @param mark what its message is worth; empty for a line that continues the one before, or is blank
 * @param messages the known messages in it: several if lines were joined
 */
public record MarkedLine(
        String file, int line, Optional<FindingMark> finding, Optional<Mark> mark, List<Message> messages) {
    public MarkedLine {
        messages = List.copyOf(messages);
    }
}
