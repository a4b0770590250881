package dev.galeractl.diagnostics.doctor;

import dev.galeractl.replication.log.LogLine;

/**
 * The lines of one log.
 *
 * @param name what evidence is shown under: the file as the user gave it
 * @param lines in order; they are walked once
 */
public record LogSource(String name, Iterable<LogLine> lines) {}
