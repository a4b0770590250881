package dev.galeractl.replication.optionfile;

import dev.galeractl.replication.option.OptionCatalog;
import dev.galeractl.replication.option.Product;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import dev.galeractl.replication.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a program gets from its option files and its command line: later settings win, and the origin of every one is
 * kept. Immutable.
 *
 * <p>Names may be asked for with dashes or underscores, in any case.
 */
public final class EffectiveOptions {
    /** Seen on MariaDB 10.11: for safety the first {@code user} stays, later ones are passed over with a warning. */
    private static final String FIRST_WINS = "user";

    private final OptionCatalog catalog;
    private final List<OptionSetting> settings;
    private final Map<String, List<OptionSetting>> byName;
    private final List<OptionSetting> winners;
    private final List<SourceFile> files;
    private final List<OptionFileProblem> problems;
    private final List<OptionSetting> others;

    EffectiveOptions(
            OptionCatalog catalog,
            List<OptionSetting> settings,
            List<SourceFile> files,
            List<OptionFileProblem> problems,
            List<OptionSetting> others) {
        this.catalog = catalog;
        this.settings = List.copyOf(settings);
        this.others = List.copyOf(others);
        this.files = List.copyOf(files);
        this.problems = List.copyOf(problems);
        Map<String, List<OptionSetting>> grouped = new LinkedHashMap<>();
        for (OptionSetting setting : settings) {
            List<OptionSetting> sameName = grouped.computeIfAbsent(setting.name(), name -> new ArrayList<>());
            // A file that includes itself repeats its settings: the last repetition counts, the others are no history.
            sameName.remove(setting);
            sameName.add(setting);
        }
        List<OptionSetting> last = new ArrayList<>();
        for (Map.Entry<String, List<OptionSetting>> option : grouped.entrySet()) {
            option.setValue(List.copyOf(option.getValue()));
            last.add(winner(option.getValue()));
        }
        this.byName = grouped;
        this.winners = List.copyOf(last);
    }

    /** No files, no settings. */
    public static EffectiveOptions none() {
        return new EffectiveOptions(OptionCatalog.of(Product.MARIADB), List.of(), List.of(), List.of(), List.of());
    }

    /** The setting that wins: the last one; of {@code user} the first one. */
    public Optional<OptionSetting> setting(String name) {
        List<OptionSetting> all = history(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(winner(all));
    }

    private static OptionSetting winner(List<OptionSetting> all) {
        return all.get(all.get(0).name().equals(FIRST_WINS) ? 0 : all.size() - 1);
    }

    /** The winner's value; empty if the option is not set, or set without a value. */
    public Optional<String> value(String name) {
        return setting(name).flatMap(OptionSetting::value);
    }

    /**
     * The winner read as a switch, as the server reads its own: {@code 1 on true} (in any case) and a bare name are on,
     * everything else is off; for {@code yes} the server says "boolean value wasn't recognized. Set to OFF". Empty if
     * not set.
     */
    public Optional<Boolean> flag(String name) {
        return setting(name).map(setting -> switch (setting.value().orElse("1").toLowerCase(Locale.ROOT)) {
            case "1", "on", "true" -> true;
            default -> false;
        });
    }

    /** Every setting of that option in the order read; the last one wins. */
    public List<OptionSetting> history(String name) {
        return byName.getOrDefault(canonical(name), List.of());
    }

    /** Every setting in the order read, those overridden later included. */
    public List<OptionSetting> settings() {
        return settings;
    }

    /** The winners only, in the order in which their options first appeared. */
    public List<OptionSetting> winners() {
        return winners;
    }

    /** Every file read or ignored, in the order opened. */
    public List<SourceFile> files() {
        return files;
    }

    /** The file with that name, for showing lines. */
    public Optional<SourceFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** Whether a setting stands on the command line, which is stronger than every file. */
    public static boolean isOnCommandLine(OptionSetting setting) {
        return setting.group().equals(CommandLine.ORIGIN);
    }

    /** The whole line a span stands in, for carets under it; empty for the command line. */
    public Optional<String> line(SourceSpan span) {
        return file(span.file()).flatMap(file -> file.line(span.line()));
    }

    public List<OptionFileProblem> problems() {
        return problems;
    }

    /**
     * These options with a program's command line on top; its settings have the origin {@code command line}, with the
     * argument's number as line.
     *
     * @param arguments as given to the server: {@code --name=value}, {@code --name}; others are passed over
     */
    public EffectiveOptions withCommandLine(List<String> arguments) {
        return CommandLine.over(this, arguments, catalog);
    }

    /**
     * These options with a command line on top that is written somewhere; its settings have their places there.
     *
     * @param origins the texts that the words' places are in, to show their lines
     */
    public EffectiveOptions withCommandLine(List<CommandLineWord> words, List<SourceFile> origins) {
        return CommandLine.over(this, words, origins, catalog);
    }

    /**
     * These options with what {@code SET PERSIST} wrote on top; see {@link PersistedVariables}.
     *
     * @throws dev.galeractl.replication.source.InputProblem if the text is not what such a file holds
     */
    public EffectiveOptions withPersisted(SourceText file) {
        return PersistedVariables.over(this, file, catalog);
    }

    /**
     * The last setting of that name in a group that the program itself does not read, such as {@code sst}, which the scripts of
     * state transfer read. Nothing is known there of abbreviations and prefixes.
     */
    public Optional<OptionSetting> settingIn(String group, String name) {
        return others.stream()
                .filter(it -> it.group().equalsIgnoreCase(group) && it.name().equals(canonical(name)))
                .reduce((first, second) -> second);
    }

    /** All settings in groups that the program itself does not read. */
    public List<OptionSetting> others() {
        return others;
    }

    static String canonical(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
