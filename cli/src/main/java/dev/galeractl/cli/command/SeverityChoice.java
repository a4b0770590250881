package dev.galeractl.cli.command;

import dev.galeractl.diagnostics.finding.Severity;
import java.util.Locale;

/** A severity as it is spelt on the command line. */
enum SeverityChoice {
    ERROR(Severity.ERROR),
    WARNING(Severity.WARNING),
    NOTICE(Severity.NOTICE);

    private final Severity severity;

    SeverityChoice(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
