package dev.galeractl.diagnostics.config.rules;

import dev.galeractl.diagnostics.finding.Confidence;
import dev.galeractl.diagnostics.finding.Evidence;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.knowledge.FactSource;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Reading;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.option.knowledge.ValueType;
import dev.galeractl.replication.optionfile.OptionSetting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in {@code wsrep_provider_options}, with what is known of it. Of an option that stands there twice the last one counts. */
final class ProviderSettings {
    private static final ValueType SWITCH = new ValueType.Switch(Place.PROVIDER);

    private final Inquiry inquiry;
    private final Optional<OptionSetting> setting;
    private final Map<String, ProviderOptions.Setting> options = new LinkedHashMap<>();
    private final Target target;

    private ProviderSettings(Inquiry inquiry, Optional<OptionSetting> setting) {
        this.inquiry = inquiry;
        this.setting = setting;
        // Of an unknown server it is taken for granted that it has Galera 4, and said that this is likely only.
        this.target = inquiry.version().isPresent() ? Target.of(inquiry.version()) : Target.WITH_GALERA_4;
        for (ProviderOptions.Setting option : ProviderOptions.parse(
                        setting.flatMap(OptionSetting::value).orElse(""))
                .settings()) {
            options.put(option.name(), option);
        }
    }

    /** Empty if replication is off, or nothing is set. */
    static Optional<ProviderSettings> of(Inquiry inquiry) {
        return inquiry.galera().isWanted() && setting(inquiry).isPresent()
                ? Optional.of(new ProviderSettings(inquiry, setting(inquiry)))
                : Optional.empty();
    }

    /** For rules in which defaults count as well: what is set, be it nothing. */
    static ProviderSettings orDefaults(Inquiry inquiry) {
        return new ProviderSettings(inquiry, setting(inquiry));
    }

    private static Optional<OptionSetting> setting(Inquiry inquiry) {
        return inquiry.options().setting("wsrep_provider_options");
    }

    /** The value of that option; the line that makes the server a node, if it is left at its default. */
    Evidence valueOrDefault(String name) {
        return written(name).map(it -> value(it, 0)).orElseGet(inquiry::galeraEvidence);
    }

    /** Whether a switch is on, as it is written; empty if it is not. */
    Optional<Boolean> flag(String name) {
        return written(name)
                .flatMap(it -> SWITCH.read(it.value()) instanceof Reading.Good good
                        ? Optional.of(good.normalised().equals("ON"))
                        : Optional.empty());
    }

    /** An option that is written there and of which something is known. */
    record Known(ProviderOptions.Setting written, KnownOption option) {}

    Target target() {
        return target;
    }

    List<Known> known() {
        List<Known> known = new ArrayList<>();
        for (ProviderOptions.Setting written : options.values()) {
            Optional<KnownOption> option = OptionKnowledge.load().option(Place.PROVIDER, written.name());
            if (option.isPresent()) {
                known.add(new Known(written, option.get()));
            }
        }
        return known;
    }

    Optional<ProviderOptions.Setting> written(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** What an option has, by what is written or by default; empty if that is not known, or counts nothing. */
    Optional<Amount> amount(String name) {
        Optional<KnownOption> option = OptionKnowledge.load().option(Place.PROVIDER, name);
        if (option.isEmpty()) {
            return Optional.empty();
        }
        String text = options.containsKey(name)
                ? options.get(name).value()
                : option.get().defaultValue(target).map(it -> it.value()).orElse("");
        return option.get()
                .type(target)
                .flatMap(type -> type.value().read(text) instanceof Reading.Good good
                        ? good.amount().map(amount -> new Amount(text, amount))
                        : Optional.empty());
    }

    /** A value as it is written, and what it counts. */
    record Amount(String text, BigDecimal amount) {}

    /** What was tried on a server is certain for the servers it was tried for; anything else is likely. */
    Confidence confidence(Optional<FactSource> source) {
        return inquiry.version().isPresent()
                        && source.filter(it -> it.kind() == FactSource.Kind.SERVER)
                                .isPresent()
                ? Confidence.CERTAIN
                : Confidence.LIKELY;
    }

    Evidence name(ProviderOptions.Setting option) {
        return inquiry.evidence(
                setting.orElseThrow(), option.nameOffset(), option.name().length());
    }

    /** The value from some character on; the name if there is no value. */
    Evidence value(ProviderOptions.Setting option, int from) {
        int length = option.value().length() - from;
        return length > 0
                ? inquiry.evidence(setting.orElseThrow(), option.valueOffset() + from, length)
                : option.value().isEmpty() ? name(option) : value(option, 0);
    }
}
