package dev.galeractl.replication.provenance;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.ProviderOptions;
import dev.galeractl.replication.option.Secrets;
import dev.galeractl.replication.option.knowledge.Fact;
import dev.galeractl.replication.option.knowledge.KnownOption;
import dev.galeractl.replication.option.knowledge.OptionKnowledge;
import dev.galeractl.replication.option.knowledge.Place;
import dev.galeractl.replication.option.knowledge.Target;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.optionfile.OptionSetting;
import dev.galeractl.replication.optionfile.WrittenValue;
import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells where the values of one server's options come from. The options include the command line, if it is known. */
public final class Provenances {
    private static final String PROVIDER_OPTIONS = "wsrep_provider_options";

    private final EffectiveOptions options;
    private final OptionCatalog catalog;
    private final Target target;

    /**
     * Of these options.
     *
     * @param catalog the names of the product's options
     * @param target the server, as far as it is known; decides which defaults are told
     */
    public Provenances(EffectiveOptions options, OptionCatalog catalog, Target target) {
        this.options = options;
        this.catalog = catalog;
        this.target = target;
    }

    /** Every option that is given somewhere: the server's in the order in which they appear, then the provider's. */
    public List<Provenance> all() {
        List<Provenance> all = new ArrayList<>();
        options.winners().forEach(winner -> all.add(ofServer(winner.name())));
        Set<String> provider = new LinkedHashSet<>();
        for (OptionSetting whole : options.history(PROVIDER_OPTIONS)) {
            settings(whole).forEach(it -> provider.add(it.name()));
        }
        provider.forEach(name -> all.add(ofProvider(name)));
        return List.copyOf(all);
    }

    /** One option, given or not; empty if there is no option of that name. */
    public Optional<Provenance> of(String name) {
        boolean provider = name.contains(".") || OptionCatalog.ofProvider().isKnown(name);
        if (provider) {
            Provenance found = ofProvider(name);
            boolean known = OptionCatalog.ofProvider().isKnown(name)
                    || OptionKnowledge.load().option(Place.PROVIDER, name).isPresent()
                    || found.winner().isPresent()
                    || !found.overridden().isEmpty();
            return known ? Optional.of(found) : Optional.empty();
        }
        String canonical = name.replace('-', '_').toLowerCase(Locale.ROOT);
        String whole = catalog.expandPrefix(canonical).orElse(canonical);
        boolean known = catalog.isKnown(whole)
                || !options.history(whole).isEmpty()
                || OptionKnowledge.load().option(Place.SERVER, whole).isPresent();
        return known ? Optional.of(ofServer(whole)) : Optional.empty();
    }

    private Provenance ofServer(String name) {
        Optional<OptionSetting> winner = options.setting(name);
        List<Given> overridden = new ArrayList<>();
        for (OptionSetting setting : options.history(name)) {
            if (!winner.equals(Optional.of(setting))) {
                overridden.add(given(setting));
            }
        }
        return provenance(Place.SERVER, name, winner.map(Provenances::given), overridden);
    }

    private static Given given(OptionSetting setting) {
        SourceSpan span = setting.valueSpan().filter(it -> it.length() > 0).orElse(setting.nameSpan());
        return given(setting, setting.name(), setting.value(), span);
    }

    /** The provider gets the last string only, and of a name in it the last value. */
    private Provenance ofProvider(String name) {
        Optional<OptionSetting> counts = options.setting(PROVIDER_OPTIONS);
        Optional<Given> winner = Optional.empty();
        List<Given> overridden = new ArrayList<>();
        for (OptionSetting whole : options.history(PROVIDER_OPTIONS)) {
            for (ProviderOptions.Setting setting : settings(whole)) {
                if (setting.name().equals(name)) {
                    winner.ifPresent(overridden::add);
                    winner = Optional.of(given(whole, setting));
                }
            }
            if (!counts.equals(Optional.of(whole))) {
                winner.ifPresent(overridden::add);
                winner = Optional.empty();
            }
        }
        return provenance(Place.PROVIDER, name, winner, overridden);
    }

    private static List<ProviderOptions.Setting> settings(OptionSetting whole) {
        return ProviderOptions.parse(whole.value().orElse("")).settings();
    }

    private Given given(OptionSetting whole, ProviderOptions.Setting setting) {
        SourceSpan span = whole.valueSpan().orElse(whole.nameSpan());
        boolean empty = setting.value().isEmpty();
        int offset = empty ? setting.nameOffset() : setting.valueOffset();
        int length = empty ? setting.name().length() : setting.value().length();
        SourceSpan part = WrittenValue.part(options, whole, span, offset, length);
        return given(whole, setting.name(), Optional.of(setting.value()), part);
    }

    private static Given given(OptionSetting setting, String name, Optional<String> value, SourceSpan span) {
        Optional<String> shown = value.map(it -> Secrets.masked(name, it));
        Optional<String> group =
                EffectiveOptions.isOnCommandLine(setting) ? Optional.empty() : Optional.of(setting.group());
        return new Given(shown, !shown.equals(value), span, group);
    }

    private Provenance provenance(Place place, String name, Optional<Given> winner, List<Given> overridden) {
        Optional<KnownOption> known = OptionKnowledge.load().option(place, name);
        Optional<Fact<String>> defaultValue = known.flatMap(it -> it.defaultValue(target));
        return new Provenance(
                place,
                name,
                winner,
                overridden,
                defaultValue,
                known.map(this::standing).orElse(Standing.USED));
    }

    private Standing standing(KnownOption option) {
        boolean gone = option.removed(target).isPresent()
                || option.notBefore(target).isPresent()
                || option.absent(target).map(Fact::value).orElse(false);
        if (gone) {
            return Standing.NOT_KNOWN;
        }
        return option.ignored(target).map(Fact::value).orElse(false) ? Standing.IGNORED : Standing.USED;
    }
}
