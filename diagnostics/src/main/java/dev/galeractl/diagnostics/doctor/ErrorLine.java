package dev.galeractl.diagnostics.doctor;

import dev.galeractl.diagnostics.message.Message;
import dev.galeractl.replication.log.LogLine;

/**
 * An error that stands in a log and of which no finding speaks.
 *
 * @param line the first one that says it
 * @param times how many lines say it, as far as they were kept
 * @param message what the catalogue of messages knows about it
 */
public record ErrorLine(LogLine line, int times, Message message) {}
