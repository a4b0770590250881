package dev.galeractl.diagnostics.incident;

import dev.galeractl.diagnostics.event.GroupEvent.ViewChanged;
import dev.galeractl.diagnostics.event.LogEvent;
import dev.galeractl.diagnostics.event.MembershipEvent.StoodStill;
import dev.galeractl.diagnostics.start.ServerStart;
import dev.galeractl.replication.log.LogLine;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A node that lost peers and with them its Primary Component.
 *
 * @param node its label
 * @param when by the clock of the reference; empty where the log has no times
 * @param before the last view in which it was Primary
 * @param after the last view of the loss, not Primary
 * @param signs the lines before it in which peers fell silent
 * @param pause how it stood still itself just before, if it did
 * @param primaryElsewhere the label of a node that stayed Primary without it, if a log shows one
 * @param healedBy the line with which it was Primary again
 * @param byHand whether somebody made it Primary again
 */
public record QuorumLoss(
        String node,
        ServerStart start,
        Optional<LocalDateTime> when,
        ViewChanged before,
        ViewChanged after,
        List<LogEvent> signs,
        Optional<StoodStill> pause,
        Optional<String> primaryElsewhere,
        Optional<LogLine> healedBy,
        boolean byHand) {

    public QuorumLoss {
        signs = List.copyOf(signs);
    }

    /** The same loss, told by a later view of the same moment. */
    QuorumLoss withAfter(ViewChanged view) {
        return new QuorumLoss(node, start, when, before, view, signs, pause, primaryElsewhere, healedBy, byHand);
    }

    /** The same loss, over. */
    QuorumLoss healed(LogLine by, boolean hand) {
        return new QuorumLoss(node, start, when, before, after, signs, pause, primaryElsewhere, Optional.of(by), hand);
    }

    /** The peers that it lost, by their short UUIDs. */
    public List<String> lost() {
        return before.members().stream()
                .filter(member -> !after.members().contains(member))
                .toList();
    }
}
