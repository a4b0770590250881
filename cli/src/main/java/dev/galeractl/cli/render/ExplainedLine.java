package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.message.NearestMessage.Near;
import dev.galeractl.diagnostics.message.PastedLine;
import java.util.Optional;

/**
 * A line that somebody asked about.
 *
 * @param nearest of a line that is not known, the message that is most like it
 */
public record ExplainedLine(PastedLine line, Optional<Near> nearest) {}
