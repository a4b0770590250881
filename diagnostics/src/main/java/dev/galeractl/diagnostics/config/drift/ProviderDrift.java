package dev.galeractl.diagnostics.config.drift;

import dev.galeractl.diagnostics.config.drift.Drift.Circumstance;
import dev.galeractl.diagnostics.config.drift.Trait.Origin;
import dev.galeractl.diagnostics.config.rules.Inquiry;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.diagnostics.finding.Finding;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of the provider, one by one. The server tells all that there are; of those that no file names only a few are looked at. */
final class ProviderDrift {
    private static final List<String> DECISIVE = List.of(
            "pc.weight",
            "pc.ignore_sb",
            "pc.ignore_quorum",
            "gcs.fc_limit",
            "gcs.fc_factor",
            "evs.suspect_timeout",
            "evs.inactive_timeout",
            "cert.optimistic_pa");

    private final Inquiry inquiry;
    private final RunningServer server;
    private final Target target;

    ProviderDrift(Inquiry inquiry, RunningServer server) {
        this.inquiry = inquiry;
        this.server = server;
        this.target = server.version().isPresent() ? Target.of(server.version()) : Target.WITH_GALERA_4;
    }

    List<Finding> findings() {
        Optional<OptionSetting> whole = inquiry.options().setting(RunningServer.PROVIDER_OPTIONS);
        Map<String, ProviderOptions.Setting> written = new LinkedHashMap<>();
        for (ProviderOptions.Setting setting : ProviderOptions.parse(
                        whole.flatMap(OptionSetting::value).orElse(""))
                .settings()) {
            written.put(setting.name(), setting);
        }
        List<Finding> findings = new ArrayList<>();
        written.values().forEach(it -> of(whole.orElseThrow(), it).ifPresent(findings::add));
        DECISIVE.stream()
                .filter(it -> !written.containsKey(it))
                .forEach(it -> setOnlyAtRunTime(it).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> of(OptionSetting whole, ProviderOptions.Setting written) {
        Optional<String> running = server.providerValue(written.name());
        if (running.isEmpty() || isSame(written.name(), written.value(), running.get())) {
            return Optional.empty();
        }
        int length = written.valueOffset() + written.value().length() - written.nameOffset();
        Evidence evidence = inquiry.evidence(whole, written.nameOffset(), length);
        return circumstance(isDynamic(written.name()))
                .map(it -> drift(written.name(), written.value(), running.get()).in(it, List.of(evidence), node()));
    }

    /** Who set an option is known of the whole string only: a file that has changed as well leaves it open. */
    private Optional<Circumstance> circumstance(boolean dynamic) {
        Origin origin = server.trait(RunningServer.PROVIDER_OPTIONS).origin();
        if (origin == Origin.RUN_TIME && dynamic) {
            return Optional.of(server.filesChanged() ? Circumstance.DIFFERS : Circumstance.SET_AT_RUN_TIME);
        }
        if (origin == Origin.COMMAND_LINE) {
            return Optional.of(Circumstance.COMMAND_LINE);
        }
        if (!server.filesChanged()) {
            return Optional.empty();
        }
        if (origin == Origin.UNKNOWN) {
            return Optional.of(Circumstance.DIFFERS);
        }
        return Optional.of(dynamic ? Circumstance.COULD_BE_SET : Circumstance.AWAITS_RESTART);
    }

    private Optional<Finding> setOnlyAtRunTime(String name) {
        Optional<String> running = server.providerValue(name);
        Optional<String> usual =
                known(name).flatMap(it -> it.defaultValue(target)).map(Fact::value);
        boolean set = server.trait(RunningServer.PROVIDER_OPTIONS).origin() == Origin.RUN_TIME;
        // With a changed file nobody knows whether the option was taken out of it.
        if (!set || server.filesChanged() || running.isEmpty() || usual.isEmpty()) {
            return Optional.empty();
        }
        return isSame(name, usual.get(), running.get())
                ? Optional.empty()
                : Optional.of(drift(name, usual.get(), running.get())
                        .in(Circumstance.SET_ONLY_AT_RUN_TIME, List.of(), node()));
    }

    private boolean isSame(String name, String written, String running) {
        return new SameValue(known(name), target, BigDecimal.ZERO).test(written, running);
    }

    private boolean isDynamic(String name) {
        return known(name).flatMap(it -> it.dynamic(target)).map(Fact::value).orElse(false);
    }

    private static Drift drift(String name, String written, String running) {
        return new Drift(Place.PROVIDER, name, written, written, running);
    }

    private static Optional<KnownOption> known(String name) {
        return OptionKnowledge.load().option(Place.PROVIDER, name);
    }

    private Optional<String> node() {
        return inquiry.options().value("wsrep_node_name");
    }
}
