package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ServerSettings.Known;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.Bounds;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.Treatment;
import dev.galeractl.replication.option.knowledge.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL112: values of the server's options outside of the range; most are replaced by the nearest end of it. */
public final class ValueOutOfRange implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL112");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ServerSettings> settings = ServerSettings.ofKnownServer(inquiry);
        if (settings.isEmpty()) {
            return;
        }
        for (Known known : settings.get().winners()) {
            Optional<Fact<ValueType>> type = known.option().type(settings.get().target());
            if (type.isPresent()
                    && known.written().value().isPresent()
                    && !settings.get().hasItsOwnRule(known.written())
                    && settings.get().takes(known.option())) {
                value(inquiry, settings.get(), known, type.get().value());
            }
        }
    }

    private static void value(Inquiry inquiry, ServerSettings settings, Known known, ValueType type) {
        String value = known.written().value().orElseThrow();
        if (!(type.read(value) instanceof Reading.Bad bad) || !bad.reason().isAboutRange()) {
            return;
        }
        Optional<Fact<Treatment>> treatment = known.option().outside(settings.target());
        inquiry.found(
                settings.confidence(treatment.map(Fact::source)),
                CODE,
                circumstance(value, treatment.map(Fact::value)),
                Map.of(
                        "option", known.option().name(),
                        "value", value,
                        "range", type.bounds().toString(),
                        "used", nearest(type.bounds(), bad.reason())),
                List.of(settings.value(known.written(), 0)));
    }

    private static String circumstance(String value, Optional<Treatment> treatment) {
        if (treatment.isEmpty()) {
            return "doubtful";
        }
        return switch (treatment.get()) {
            case ADJUSTED -> value.isEmpty() ? "empty" : "adjusted";
            case REFUSED, IGNORED, TAKEN -> "doubtful";
        };
    }

    private static String nearest(Bounds bounds, Reading.Reason reason) {
        return (reason == Reading.Reason.TOO_SMALL ? bounds.min() : bounds.max())
                .map(Bounds.Bound::text)
                .orElse("");
    }
}
