package dev.galeractl.completions;

import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.FindingPage.Circumstance;
import dev.galeractl.diagnostics.finding.Harm;
import java.util.List;
import java.util.Locale;

/** The pages of the findings as documents, with what {@code galeractl explain} prints in them. */
final class FindingReference {
    private static final String GENERATED =
            "<!-- Generated from diagnostics/src/main/resources by scripts/generate; do not edit. -->\n\n";

    private FindingReference() {}

    static String index(List<FindingPage> pages) {
        StringBuilder text = new StringBuilder("# Findings\n\n")
                .append(GENERATED)
                .append("`galeractl explain CODE` prints these pages offline.\n\n")
                .append("| code | | in Japanese |\n| --- | --- | --- |\n");
        pages.forEach(page -> text.append("| [")
                .append(page.code())
                .append("](")
                .append(page.code())
                .append('-')
                .append(page.slug())
                .append(".md) | ")
                .append(page.title().en())
                .append(" | ")
                .append(page.title().ja())
                .append(" |\n"));
        return text.toString();
    }

    static String of(FindingPage page) {
        StringBuilder text = new StringBuilder("# " + page.code() + " " + page.slug() + "\n\n")
                .append(GENERATED)
                .append("**")
                .append(page.title().en())
                .append("** · ")
                .append(page.title().ja())
                .append(" · since ")
                .append(page.since())
                .append("\n\n| when | severity |\n| --- | --- |\n");
        for (Circumstance circumstance : page.circumstances()) {
            text.append("| ")
                    .append(cell(circumstance.when().en()))
                    .append(" | ")
                    .append(circumstance.severity().name().toLowerCase(Locale.ROOT))
                    .append(circumstance.harm().map(FindingReference::asGuard).orElse(""))
                    .append(" |\n");
        }
        return text.append('\n').append(page.body()).toString();
    }

    private static String asGuard(Harm harm) {
        return switch (harm) {
            case STOPS_SERVER -> "; `--guard` refuses the start";
            case STOPS_MEMBER, RISKS_DATA -> "; `--guard` refuses the start, but not of a new cluster";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
