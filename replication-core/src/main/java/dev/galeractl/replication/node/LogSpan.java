package dev.galeractl.replication.node;

import java.nio.file.Path;

/**
 * Where the words of one server start begin in a log.
 *
 * @param file the log; it may not exist yet
 * @param offset bytes of earlier starts, to be skipped
 * @param firstLine number of the first line after them, from 1
 */
public record LogSpan(Path file, long offset, int firstLine) {}
