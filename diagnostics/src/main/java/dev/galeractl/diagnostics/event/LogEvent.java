package dev.galeractl.diagnostics.event;

import dev.galeractl.replication.log.LogLine;

/**
 * Something that a line of a log says and that a diagnosis may ask about; one family of records for each part of a node's life. Lines that say
 * nothing of the kind give no event; lines of level ERROR always give one.
 */
public sealed interface LogEvent
        permits ConsistencyEvent,
                GroupEvent,
                LoadEvent,
                MembershipEvent,
                PlainError,
                ProcessEvent,
                ProviderEvent,
                SecurityEvent,
                StorageEvent,
                TranscriptEvent,
                TransferEvent {

    /** The line that says it; of an event over several lines the first. */
    LogLine line();
}
