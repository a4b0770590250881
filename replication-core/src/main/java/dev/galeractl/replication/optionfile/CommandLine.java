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

    /** As somebody types it: nothing is known of where the words stand. */
    static EffectiveOptions over(EffectiveOptions options, List<String> arguments, OptionCatalog catalog) {
        List<CommandLineWord> words = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            words.add(new CommandLineWord(argument, SourceSpan.of(ORIGIN, index + 1, 1, argument.length())));
        }
        return over(options, words, List.of(new SourceFile(ORIGIN, arguments, false)), catalog);
    }

    static EffectiveOptions over(
            EffectiveOptions options, List<CommandLineWord> words, List<SourceFile> origins, OptionCatalog catalog) {
        List<OptionSetting> settings = new ArrayList<>(options.settings());
        for (CommandLineWord word : words) {
            if (word.text().startsWith("--") && word.text().length() > 2) {
                settings.add(setting(word, catalog));
            }
        }
        List<SourceFile> files = new ArrayList<>(options.files());
        files.addAll(origins);
        return new EffectiveOptions(catalog, settings, files, options.problems(), options.others());
    }

    private static OptionSetting setting(CommandLineWord word, OptionCatalog catalog) {
        String argument = word.text();
        int equals = argument.indexOf('=');
        int nameEnd = equals < 0 ? argument.length() : equals;
        SourceSpan nameSpan = word.span().part(2, nameEnd - 2);
        String name = argument.substring(2, nameEnd);
        if (equals < 0) {
            return Names.name(catalog, name, Optional.empty(), ORIGIN, nameSpan, Optional.empty())
                    .setting();
        }
        String value = argument.substring(equals + 1);
        SourceSpan valueSpan = word.span().part(equals + 1, value.length());
        return Names.name(catalog, name, Optional.of(value), ORIGIN, nameSpan, Optional.of(valueSpan))
                .setting();
    }
}
