package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server's command line as the last and strongest source of options. */
final class CommandLine {
    static final String ORIGIN = "command line";

    private CommandLine() {}

    static EffectiveOptions over(EffectiveOptions options, List<String> arguments, OptionCatalog catalog) {
        List<OptionSetting> settings = new ArrayList<>(options.settings());
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            if (argument.startsWith("--") && argument.length() > 2) {
                settings.add(setting(argument, index + 1, catalog));
            }
        }
        List<SourceFile> files = new ArrayList<>(options.files());
        files.add(new SourceFile(ORIGIN, arguments, false));
        return new EffectiveOptions(catalog, settings, files, options.problems());
    }

    private static OptionSetting setting(String argument, int number, OptionCatalog catalog) {
        int equals = argument.indexOf('=');
        int nameEnd = equals < 0 ? argument.length() : equals;
        SourceSpan nameSpan = SourceSpan.of(ORIGIN, number, 3, nameEnd - 2);
        String name = argument.substring(2, nameEnd);
        if (equals < 0) {
            return Names.name(catalog, name, Optional.empty(), ORIGIN, nameSpan, Optional.empty())
                    .setting();
        }
        String value = argument.substring(equals + 1);
        SourceSpan valueSpan = SourceSpan.of(ORIGIN, number, equals + 2, value.length());
        return Names.name(catalog, name, Optional.of(value), ORIGIN, nameSpan, Optional.of(valueSpan))
                .setting();
    }
}
