package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.source.SourceSpan;
import java.util.Optional;

/** Makes a written option name canonical, as the server's option reader understands it. */
final class Names {
    private Names() {}

    static OptionSetting setting(
            OptionCatalog catalog,
            String written,
            Optional<String> value,
            String group,
            SourceSpan nameSpan,
            Optional<SourceSpan> valueSpan) {
        String name = EffectiveOptions.canonical(written);
        boolean loose = name.startsWith("loose_");
        if (loose) {
            name = name.substring("loose_".length());
        }
        Optional<String> effective = value;
        if (!catalog.isKnown(name)) {
            Optional<String> full = catalog.expandPrefix(name);
            if (full.isPresent()) {
                name = full.get();
            } else if (isForm(catalog, name, "skip_")) {
                name = base(catalog, name, "skip_");
                effective = Optional.of("0");
            } else if (isForm(catalog, name, "disable_")) {
                name = base(catalog, name, "disable_");
                effective = Optional.of("0");
            } else if (isForm(catalog, name, "enable_")) {
                name = base(catalog, name, "enable_");
                effective = Optional.of("1");
            } else if (isForm(catalog, name, "maximum_")) {
                name = base(catalog, name, "maximum_");
            }
        }
        return new OptionSetting(name, written, effective, group, nameSpan, valueSpan, loose);
    }

    private static boolean isForm(OptionCatalog catalog, String name, String prefix) {
        return name.startsWith(prefix) && catalog.isKnown(base(catalog, name, prefix));
    }

    private static String base(OptionCatalog catalog, String name, String prefix) {
        String rest = name.substring(prefix.length());
        return catalog.expandPrefix(rest).orElse(rest);
    }
}
