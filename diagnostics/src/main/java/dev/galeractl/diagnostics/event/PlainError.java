package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;

/** A line of level ERROR that no other event is made of. Each record's comment shows a line it is made from. */
public sealed interface PlainError extends LogEvent {

    /** A line of level ERROR that says nothing more special. */
    record ErrorReported(LogLine line) implements PlainError {}

    /** An indented line without head right after a line of level ERROR: it belongs to it. */
    record ErrorContinued(LogLine line) implements PlainError {}
}
