package dev.galeractl.diagnostics.message;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.log.LogLevel;
import java.util.List;

/**
 * A message that is known, and what it means.
 *
 * @param id its name in the catalogue
 * @param sources who writes it
 * @param levels the levels it is usually written at
 * @param texts its wordings in different versions
 * @param means what happened, in English
 * @param ja what happened, in Japanese
 * @param see the findings that it may belong to
 */
public record Message(
        String id,
        List<MessageSource> sources,
        List<LogLevel> levels,
        List<MessageText> texts,
        MessagePhase phase,
        MessageWeight weight,
        String means,
        String ja,
        List<FindingCode> see) {

    public Message {
        sources = List.copyOf(sources);
        levels = List.copyOf(levels);
        texts = List.copyOf(texts);
        see = List.copyOf(see);
    }
}
