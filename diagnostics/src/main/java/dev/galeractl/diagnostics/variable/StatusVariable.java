package dev.galeractl.diagnostics.variable;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.LocalizedText;
import java.util.List;
import java.util.Optional;

/**
 * A status variable of replication, as {@code SHOW GLOBAL STATUS LIKE 'wsrep%'} shows it.
 *
 * @param good which values are fine; empty if no value is better than another
 * @param bad what other values mean, and what to look at then
 * @param see findings that a bad value may belong to
 * @param source the documentation or server that says so
 */
public record StatusVariable(
        String name,
        LocalizedText means,
        Optional<LocalizedText> good,
        Optional<LocalizedText> bad,
        List<FindingCode> see,
        String source) {

    public StatusVariable {
        see = List.copyOf(see);
    }
}
