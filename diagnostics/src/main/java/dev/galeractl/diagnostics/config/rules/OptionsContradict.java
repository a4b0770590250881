package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.config.rules.ProviderSettings.Amount;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.OptionLimit;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GAL114: two options of the provider that do not go together, one of them perhaps by its default. */
public final class OptionsContradict implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL114");

    @Override
    public void check(Inquiry inquiry) {
        Optional<ProviderSettings> settings = ProviderSettings.of(inquiry);
        if (settings.isPresent()) {
            for (OptionLimit limit : OptionKnowledge.load().limits()) {
                boolean concerned = settings.get().written(limit.left()).isPresent()
                        || settings.get().written(limit.right()).isPresent();
                if (concerned
                        && limit.place() == Place.PROVIDER
                        && limit.appliesTo(settings.get().target())) {
                    check(inquiry, settings.get(), limit);
                }
            }
        }
    }

    private static void check(Inquiry inquiry, ProviderSettings settings, OptionLimit limit) {
        Optional<Amount> left = settings.amount(limit.left());
        Optional<Amount> right = settings.amount(limit.right());
        if (left.isEmpty()
                || right.isEmpty()
                || limit.isKept(left.get().amount(), right.get().amount())) {
            return;
        }
        List<Evidence> evidence = new ArrayList<>();
        settings.written(limit.left()).ifPresent(it -> evidence.add(settings.value(it, 0)));
        settings.written(limit.right()).ifPresent(it -> evidence.add(settings.value(it, 0)));
        inquiry.found(
                settings.confidence(Optional.of(limit.source())),
                CODE,
                limit.breaks() == Treatment.REFUSED ? "refused" : "works-badly",
                Map.of(
                        "left", limit.left(),
                        "leftValue", left.get().text(),
                        "relation", sign(limit.relation()),
                        "rightSide", limit.rightSide(),
                        "right", limit.right(),
                        "rightValue", right.get().text()),
                evidence);
    }

    private static String sign(OptionLimit.Relation relation) {
        return switch (relation) {
            case LESS -> "<";
            case AT_MOST -> "≤";
            case AT_LEAST -> "≥";
            case MORE -> ">";
        };
    }
}
