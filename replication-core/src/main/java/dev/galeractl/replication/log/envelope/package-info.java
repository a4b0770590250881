/**
 * What collectors of logs put around a line, taken off again. The data passes through these types:
 *
 * <ol>
 *   <li>bytes of one file, unpacked (by {@code replication.file}), whose first 64 KiB make a {@link LogContent}: it tells the {@link LogForm}s, from
 *       the outermost inwards, and with it whether this package is needed at all: a plain log goes to {@code LogReader} untouched;
 *   <li>{@link PhysicalLine}s: number, column, text, at most 1 MiB each;
 *   <li>a {@link Letter} for each: the text within, its column, the collector's time, whose it is (host, pod, container, unit), and whether it goes on
 *       in the next one; a line that is in no envelope is its own text, and belongs to whom the line before belonged to;
 *   <li>{@code LogLine}s, made by {@code LogLineParser} of that text, with the file, line and column of the physical line, handed to one consumer for
 *       each owner.
 * </ol>
 *
 * Nothing here throws, opens files or looks at a clock, and nothing is held but the line, or the entry of several lines, that is being read.
 */
@NullMarked
package dev.galeractl.replication.log.envelope;

import org.jspecify.annotations.NullMarked;
