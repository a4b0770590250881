package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.config.ignore.Ignored;
import dev.galeractl.diagnostics.config.ignore.IgnoredCheck;
import java.util.List;

/**
 * What a report leaves out on demand.
 *
 * @param hidden how many findings were not severe enough to be shown
 */
public record Untold(List<Ignored> ignored, List<IgnoredCheck> checks, int hidden) {
    /** Everything is told. */
    public static final Untold NOTHING = new Untold(List.of(), List.of(), 0);

    public Untold {
        ignored = List.copyOf(ignored);
        checks = List.copyOf(checks);
    }

    int number() {
        return ignored.size() + checks.size();
    }
}
