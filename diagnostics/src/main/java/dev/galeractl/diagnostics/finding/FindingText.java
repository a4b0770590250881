package dev.galeractl.diagnostics.finding;

import java.util.List;
import java.util.Optional;

/** A finding in one language, with its parameters filled in. */
public record FindingText(
        String slug, Severity severity, String title, String cause, List<RemedyText> remedy, List<String> notHelpful) {

    public FindingText {
        remedy = List.copyOf(remedy);
        notHelpful = List.copyOf(notHelpful);
    }

    /** One thing to do, and the command or setting to copy if there is one. */
    public record RemedyText(String text, Optional<String> command) {}
}
