package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.FindingCode;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.optionfile.PersistedVariables;
import java.util.Map;
import java.util.Optional;

/** GAL139: an option file says one thing, and what {@code SET PERSIST} wrote is stronger. */
public final class PersistedOverFile implements ConfigRule {

    private static final FindingCode CODE = new FindingCode("GAL139");

    @Override
    public void check(Inquiry inquiry) {
        inquiry.unread().ifPresent(it -> inquiry.undecided(CODE, "file-not-readable"));
        Target target = ServerSettings.of(inquiry).target();
        inquiry.options().winners().stream()
                .filter(PersistedVariables::gave)
                .forEach(persisted -> written(inquiry, persisted.name())
                        .filter(it -> !isSame(it, persisted, target))
                        .ifPresent(it -> inquiry.found(
                                CODE,
                                "overridden",
                                Map.of(
                                        "option", persisted.name(),
                                        "written", it.value().orElse(""),
                                        "persisted", persisted.value().orElse("")),
                                inquiry.evidence(it),
                                inquiry.evidence(persisted))));
    }

    /** What would count without the persisted value. */
    private static Optional<OptionSetting> written(Inquiry inquiry, String name) {
        return inquiry.options().history(name).stream()
                .filter(it -> !PersistedVariables.gave(it))
                .reduce((first, second) -> second);
    }

    private static boolean isSame(OptionSetting written, OptionSetting persisted, Target target) {
        Optional<KnownOption> known = OptionKnowledge.load().option(Place.SERVER, persisted.name());
        return normal(known, target, written).equalsIgnoreCase(normal(known, target, persisted));
    }

    private static String normal(Optional<KnownOption> known, Target target, OptionSetting setting) {
        return ReadValue.of(known, target, setting.value().orElse("1")).normal();
    }
}
