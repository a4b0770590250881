package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.source.SourceSpan;

/**
 * One word of a server's command line.
 *
 * @param text as the server gets it
 * @param span where it is written: in a unit, or in a file of its environment; where it cannot be told exactly, what it came from
 */
public record CommandLineWord(String text, SourceSpan span) {}
