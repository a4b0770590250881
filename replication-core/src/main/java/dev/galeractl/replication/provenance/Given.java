package dev.galeractl.replication.provenance;

import dev.galeractl.replication.source.SourceSpan;
import java.util.Optional;

/**
 * One place that gives a value to an option.
 *
 * @param value with what is secret in it masked; empty if only the name stands there
 * @param masked whether something was
 * @param span the value, or the name where there is none
 * @param group the option group; empty on the command line
 */
public record Given(Optional<String> value, boolean masked, SourceSpan span, Optional<String> group) {

    /** Whether it stands on the command line, of the unit or as it was typed. */
    public boolean isOnCommandLine() {
        return group.isEmpty();
    }
}
