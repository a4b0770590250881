package dev.galeractl.diagnostics.finding;

import java.util.List;
import java.util.Optional;

/**
 * Everything written about one problem.
 *
 * @param slug the code's readable companion, such as {@code address-lists-only-itself}
 * @param title names the problem neutrally, without a period
 * @param since the version of galeractl that knew it first
 * @param unknowns why this check sometimes cannot be made; often empty
 * @param body the long form in Markdown, in English
 */
public record FindingPage(
        FindingCode code,
        String slug,
        LocalizedText title,
        String since,
        List<Circumstance> circumstances,
        List<Unknown> unknowns,
        String body) {

    public FindingPage {
        circumstances = List.copyOf(circumstances);
        unknowns = List.copyOf(unknowns);
    }

    /** The circumstance of that name. */
    public Optional<Circumstance> circumstance(String name) {
        return circumstances.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The reason of that name for which the check cannot be made. */
    public Optional<Unknown> unknown(String name) {
        return unknowns.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * One form in which the problem comes, with its own severity and texts; these may name parameters in braces.
     *
     * @param when in which case it applies, for the table on the page
     * @param harm what certainly comes of a start; empty where that is not certain
     * @param cause why it happened, one or more whole sentences
     * @param remedy what to do, the best first; never empty
     * @param notHelpful what people try and what does not help
     */
    public record Circumstance(
            String name,
            LocalizedText when,
            Severity severity,
            Optional<Harm> harm,
            LocalizedText cause,
            List<Remedy> remedy,
            List<LocalizedText> notHelpful) {

        public Circumstance {
            remedy = List.copyOf(remedy);
            notHelpful = List.copyOf(notHelpful);
        }
    }

    /** One thing to do; the command is a shell command or a setting that can be copied. */
    public record Remedy(LocalizedText text, Optional<String> command) {}

    /** One reason why the check cannot be made, and what would settle it. */
    public record Unknown(String name, LocalizedText text) {}
}
