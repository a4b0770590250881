package dev.galeractl.cli.render;

import dev.galeractl.diagnostics.variable.NamedOption;
import dev.galeractl.diagnostics.variable.StatusVariable;
import java.util.Optional;

/** What a name stands for: a status variable, an option, or both, as some names are. */
public record ExplainedName(Optional<StatusVariable> variable, Optional<NamedOption> option) {
    /** Whether nobody knows the name. */
    public boolean isUnknown() {
        return variable.isEmpty() && option.isEmpty();
    }
}
