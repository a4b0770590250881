package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ProviderSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.Treatment;
import dev.galeractl.replication.option.knowledge.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL113: values that the provider cannot read, does not allow, or reads as something else than is meant. */
public final class ProviderValueRefused implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL113");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ProviderSettings> settings = ProviderSettings.of(inquiry);
        if (settings.isPresent()) {
            for (Known known : settings.get().known()) {
                Optional<Fact<ValueType>> type =
                        known.option().type(settings.get().target());
                if (type.isPresent()) {
                    value(inquiry, settings.get(), known, type.get());
                }
            }
        }
    }

    private static void value(Inquiry inquiry, ProviderSettings settings, Known known, Fact<ValueType> type) {
        String value = known.written().value();
        Reading reading = type.value().read(value);
        if (reading instanceof Reading.Bad bad) {
            bad(inquiry, settings, known, type.value(), bad);
        } else if (reading instanceof Reading.Good good
                && type.value() instanceof ValueType.Span
                && value.endsWith("MS")) {
            inquiry.found(
                    settings.confidence(Optional.of(type.source())),
                    CODE,
                    "read-as-minutes",
                    Map.of("option", known.written().name(), "value", value, "read", good.normalised()),
                    List.of(settings.value(known.written(), 0)));
        }
    }

    private static void bad(Inquiry inquiry, ProviderSettings settings, Known known, ValueType type, Reading.Bad bad) {
        // More than it can count is refused like what it cannot read.
        boolean ranged =
                bad.reason().isAboutRange() && !type.bounds().toString().isEmpty();
        Optional<Fact<Treatment>> treatment = ranged
                ? known.option().outside(settings.target())
                : known.option().unreadable(settings.target());
        inquiry.found(
                settings.confidence(treatment.map(Fact::source)),
                CODE,
                circumstance(bad.reason(), type, treatment.map(Fact::value)),
                Map.of(
                        "option", known.written().name(),
                        "value", known.written().value(),
                        "range", type.bounds().toString(),
                        "words", String.join(", ", type.words())),
                List.of(settings.value(known.written(), bad.offset())));
    }

    private static String circumstance(Reading.Reason reason, ValueType type, Optional<Treatment> treatment) {
        return switch (reason) {
            case EMPTY -> "empty";
            case NOT_A_NUMBER -> "not-a-number";
            case NOT_A_SIZE -> "not-a-size";
            case NOT_A_DURATION -> "not-a-duration";
            case NOT_A_SWITCH -> "not-a-switch";
            case NOT_A_CHOICE -> "not-a-choice";
            case TOO_SMALL, TOO_LARGE -> {
                if (type.bounds().toString().isEmpty()) {
                    yield "too-large";
                }
                boolean replaced = treatment
                        .filter(it -> it == Treatment.ADJUSTED || it == Treatment.IGNORED)
                        .isPresent();
                yield replaced ? "replaced" : "out-of-range";
            }
        };
    }
}
