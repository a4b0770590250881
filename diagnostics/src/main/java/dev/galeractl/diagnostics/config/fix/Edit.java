package dev.galeractl.diagnostics.config.fix;

import dev.galeractl.replication.source.SourceSpan;

/**
 * One change of a text: a stretch of one line gets another wording.
 *
 * @param span what is replaced; of length 0: where something is put in
 * @param replacement what stands there afterwards; a line feed in it ends a line as the line that is changed ends
 */
public record Edit(SourceSpan span, String replacement) {}
