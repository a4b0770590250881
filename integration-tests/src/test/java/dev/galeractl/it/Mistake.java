package dev.galeractl.it;

import dev.galeractl.diagnostics.finding.Catalogue;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.diagnostics.finding.FindingPage;
import dev.galeractl.diagnostics.finding.Harm;
import dev.galeractl.diagnostics.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mistake in a good node's option file, what {@code validate} calls it, and, where the server comes up with it, what shows that the server noticed.
 *
 * @param code of the finding
 * @param circumstance of the finding
 * @param lines that are added to the file
 * @param providerOptions that are added to wsrep_provider_options; may be empty
 * @param without the option that is taken out; may be empty
 * @param shown by the server; may be empty
 */
record Mistake(
        String code, String circumstance, List<String> lines, String providerOptions, String without, String shown) {

    /** Lines of the file. */
    static Mistake of(String code, String circumstance, String... lines) {
        return new Mistake(code, circumstance, List.of(lines), "", "", "");
    }

    /** Inside of wsrep_provider_options. */
    static Mistake inProvider(String code, String circumstance, String providerOptions) {
        return new Mistake(code, circumstance, List.of(), providerOptions, "", "");
    }

    /** An option that is missing. */
    static Mistake missing(String code, String circumstance, String option) {
        return new Mistake(code, circumstance, List.of(), "", option, "");
    }

    /** With what the server says or shows of it. */
    Mistake shows(String text) {
        return new Mistake(code, circumstance, lines, providerOptions, without, text);
    }

    /** And these lines. */
    Mistake with(String... more) {
        return new Mistake(code, circumstance, List.of(more), providerOptions, without, shown);
    }

    /** What a start certainly comes to, as the page says. */
    Optional<Harm> harm() {
        return Catalogue.page(new FindingCode(code)).circumstance(circumstance).flatMap(FindingPage.Circumstance::harm);
    }

    /** What {@code validate} ends with where this is the worst that it finds. */
    int exitOfValidate() {
        return Catalogue.page(new FindingCode(code))
                        .circumstance(circumstance)
                        .filter(it -> it.severity() == Severity.ERROR)
                        .isPresent()
                ? 1
                : 0;
    }

    /** A node's files with this mistake in them. */
    NodeFiles in(NodeFiles node) {
        if (!without.isEmpty()) {
            node.unset(without);
        }
        if (!providerOptions.isEmpty()) {
            node.withProviderOption(providerOptions);
        }
        return node.withLines(lines);
    }

    /**
     * A good option file with this mistake in it.
     *
     * @param file has {@code wsrep_provider_options="…"} on a line
     */
    String in(String file) {
        List<String> all = new ArrayList<>();
        for (String line : file.lines().toList()) {
            if (!providerOptions.isEmpty() && line.startsWith("wsrep_provider_options=")) {
                all.add(line.replaceFirst("\"$", ";" + providerOptions + "\""));
            } else if (without.isEmpty() || !line.startsWith(without + "=")) {
                all.add(line);
            }
        }
        all.addAll(lines);
        return String.join("\n", all) + "\n";
    }

    /** A good option file with the lines of this mistake before everything else. */
    String atTheTopOf(String file) {
        return String.join("\n", lines) + "\n" + file;
    }

    @Override
    public String toString() {
        return code + " " + circumstance + ": " + String.join(", ", lines) + providerOptions + without;
    }
}
