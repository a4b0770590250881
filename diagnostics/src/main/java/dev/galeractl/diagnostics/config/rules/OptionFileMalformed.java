package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ContinuedValues.Continued;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.optionfile.OptionFileProblem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** GAL109: lines that the server rejects, skips, or reads in a way their author hardly meant. */
public final class OptionFileMalformed implements ConfigRule {

    static final String VALUE_CONTINUED = "value-continued";

    private static final FindingCode CODE = new FindingCode("GAL109");

    @Override
    public void check(Inquiry inquiry) {
        for (OptionFileProblem problem : inquiry.options().problems()) {
            circumstance(problem.kind())
                    .ifPresent(it -> inquiry.found(
                            CODE, it, Map.of("detail", problem.detail()), inquiry.evidence(problem.span())));
        }
        inquiry.continued().all().forEach(it -> continued(inquiry, it));
    }

    private static void continued(Inquiry inquiry, Continued value) {
        Evidence[] lines = Stream.concat(
                        Stream.of(inquiry.evidence(value.start())),
                        value.lines().stream().map(inquiry::nameEvidence))
                .toArray(Evidence[]::new);
        Map<String, String> parameters =
                Map.of("detail", value.start().writtenName(), "joined", value.joined(inquiry.options()));
        inquiry.found(CODE, VALUE_CONTINUED, parameters, lines);
    }

    /** A file that is ignored as a whole has a page of its own. */
    private static Optional<String> circumstance(OptionFileProblem.Kind kind) {
        return switch (kind) {
            case WORLD_WRITABLE -> Optional.empty();
            case INCLUDES_ITSELF -> Optional.of("include-too-deep");
            case SETTING_BEFORE_GROUP,
                    GROUP_NOT_CLOSED,
                    DIRECTIVE_WITHOUT_TARGET,
                    INCLUDE_FOLDER_UNREADABLE,
                    SETTING_WITHOUT_NAME,
                    AMBIGUOUS_NAME,
                    ABBREVIATED_NAME,
                    INCLUDE_NOT_FOUND,
                    INCLUDE_TOO_DEEP,
                    DIRECTIVE_CUT,
                    UNKNOWN_DIRECTIVE,
                    LINE_TOO_LONG,
                    NUL_BYTE,
                    QUOTE_NOT_CLOSED,
                    QUOTES_KEPT,
                    LAST_CHARACTER_BROKEN ->
                Optional.of(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }
}
