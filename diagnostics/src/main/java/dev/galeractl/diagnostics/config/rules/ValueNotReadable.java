package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ServerSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.Nearest;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.Treatment;
import dev.galeractl.replication.option.knowledge.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL111: values of the server's options that it cannot read. */
public final class ValueNotReadable implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL111");

    @Override
    public void check(Inquiry inquiry) {
        ServerSettings settings = ServerSettings.of(inquiry);
        for (Known known : settings.all()) {
            Optional<Fact<ValueType>> type = known.option().unlimitedType(settings.target());
            if (type.isPresent()
                    && known.written().value().isPresent()
                    && !settings.hasItsOwnRule(known.written())
                    && settings.takes(known.option())) {
                value(inquiry, settings, known, type.get().value());
            }
        }
    }

    private static void value(Inquiry inquiry, ServerSettings settings, Known known, ValueType type) {
        String value = known.written().value().orElseThrow();
        boolean isSwitch = type instanceof ValueType.Switch;
        if (!(type.read(value) instanceof Reading.Bad bad)
                || bad.reason().isAboutRange()
                || (value.isEmpty() && !isSwitch)
                || (inquiry.version().isEmpty() && !isReadAlikeByAll(type, value))) {
            return;
        }
        Optional<Fact<Treatment>> treatment = known.option().unreadable(settings.target());
        Optional<String> meant = meant(type, value, bad.offset());
        inquiry.found(
                settings.confidence(treatment.map(Fact::source)),
                CODE,
                circumstance(treatment.map(Fact::value), type, meant),
                Map.of(
                        "option", known.option().name(),
                        "value", value,
                        "words", String.join(", ", type.words()),
                        "meant", meant.orElse("")),
                List.of(settings.value(known.written(), bad.offset())));
    }

    /** Words differ between products, and MySQL has options that take -1. */
    private static boolean isReadAlikeByAll(ValueType type, String value) {
        return type.words().isEmpty() && !value.startsWith("-");
    }

    private static String circumstance(Optional<Treatment> treatment, ValueType type, Optional<String> meant) {
        if (treatment.isEmpty()) {
            return type.words().isEmpty() ? "doubtful" : "doubtful-choice";
        }
        return switch (treatment.get()) {
            case REFUSED -> type.words().isEmpty() ? "not-a-number" : meant.isPresent() ? "mistyped" : "not-a-choice";
            case ADJUSTED -> "read-as-off";
            case IGNORED -> "passed-over";
            case TAKEN -> "doubtful";
        };
    }

    /** The word that is nearest to the one that does not fit. */
    private static Optional<String> meant(ValueType type, String value, int offset) {
        int comma = value.indexOf(',', offset);
        String word =
                value.substring(offset, comma < 0 ? value.length() : comma).strip();
        return Nearest.word(word, type.words());
    }
}
