package dev.galeractl.diagnostics.finding;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A problem that was found: facts only. Its severity and every sentence about it come from its page, see {@link Catalogue#text}.
 *
 * @param circumstance which of the page's circumstances applies
 * @param parameters what the page's sentences name in braces; {@link #UNKNOWN} where the facts do not tell it
 * @param evidence the lines that prove it; empty if it is proved by something missing
 * @param consequences later lines that this problem explains
 * @param node the node it concerns, if one is known by name
 */
public record Finding(
        FindingCode code,
        String circumstance,
        Map<String, String> parameters,
        List<Evidence> evidence,
        List<Evidence> consequences,
        Confidence confidence,
        Optional<String> node) {

    /** The value of a parameter that the facts do not tell; the sentence gets words for that, see {@link UnknownWords}. */
    public static final String UNKNOWN = "";

    public Finding {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        evidence = List.copyOf(evidence);
        consequences = List.copyOf(consequences);
    }

    /** The same finding in another circumstance. */
    public Finding in(String other) {
        return new Finding(code, other, parameters, evidence, consequences, confidence, node);
    }

    /**
     * What tells most findings apart. A record's own method is put together at run time, out of the methods of everything it holds:
     * of the time that `validate` takes, that was a tenth.
     */
    @Override
    public int hashCode() {
        int place = evidence.isEmpty()
                ? 0
                : 31 * evidence.get(0).file().hashCode() + evidence.get(0).line();
        return 31 * (31 * code.value().hashCode() + circumstance.hashCode()) + place;
    }

    /** The same finding with more parameters. */
    public Finding with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        return new Finding(code, circumstance, all, evidence, consequences, confidence, node);
    }

    /** The same finding, proved by other lines: those that its own were made of. */
    public Finding provedBy(List<Evidence> lines) {
        return new Finding(code, circumstance, parameters, lines, consequences, confidence, node);
    }

    /** A certain finding without consequences, as a check of an option file makes it. */
    public static Finding certain(
            FindingCode code, String circumstance, Map<String, String> parameters, List<Evidence> evidence) {
        return new Finding(code, circumstance, parameters, evidence, List.of(), Confidence.CERTAIN, Optional.empty());
    }
}
