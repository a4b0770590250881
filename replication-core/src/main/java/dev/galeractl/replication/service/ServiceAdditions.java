package dev.galeractl.replication.service;

import dev.galeractl.replication.optionfile.CommandLineWord;
import dev.galeractl.replication.optionfile.EffectiveOptions;
import dev.galeractl.replication.source.SourceFile;
import dev.galeractl.replication.source.SourceSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service adds to the start of a server, beside its option files.
 *
 * @param unit its name, such as {@code mariadb.service}
 * @param sources the unit, its drop-ins and the files of its environment, in the order read
 * @param program that it starts; empty if a script of its own starts it
 * @param arguments of the program, with the variables filled in that are known
 * @param environment variables by name
 * @param user that the program runs as
 * @param etcReadOnly whether {@code /etc} is read-only to it ({@code ProtectSystem=full} or {@code strict}, systemd.exec(5)): then the server reads option
 *     files there that everybody may write, which it passes over elsewhere (tried on MariaDB 10.11.19 and 11.8.6)
 * @param startLimit how long a start may take; empty if the unit does not say
 */
public record ServiceAdditions(
        String unit,
        List<SourceFile> sources,
        Optional<String> program,
        List<CommandLineWord> arguments,
        Map<String, Variable> environment,
        Optional<String> user,
        boolean etcReadOnly,
        Optional<StartLimit> startLimit) {

    private static final List<String> FILE_ARGUMENTS =
            List.of("defaults_file", "defaults_extra_file", "defaults_group_suffix", "no_defaults", "print_defaults");

    public ServiceAdditions {
        sources = List.copyOf(sources);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * A variable of the server's environment.
     *
     * @param passing true if it is gone by itself: it stands below {@code /run}, or in the memory of the manager
     */
    public record Variable(String name, String value, SourceSpan span, boolean passing) {}

    /**
     * How long a start may take.
     *
     * @param seconds empty: as long as it wants
     */
    public record StartLimit(Optional<Long> seconds, String written, SourceSpan span) {}

    /** The value of an argument such as {@code --defaults-file=…}; the last one. */
    public Optional<String> argument(String name) {
        String start = "--" + name + "=";
        Optional<String> value = Optional.empty();
        for (CommandLineWord word : arguments) {
            if (word.text().startsWith(start)) {
                value = Optional.of(word.text().substring(start.length()));
            }
        }
        return value;
    }

    /** Whether an argument stands there, with a value or without; dashes and underscores are the same. */
    public Optional<CommandLineWord> word(String name) {
        return arguments.stream().filter(word -> isNamed(word, name)).findFirst();
    }

    /** The same without an argument of that name. */
    public ServiceAdditions without(String name) {
        List<CommandLineWord> others =
                arguments.stream().filter(word -> !isNamed(word, name)).toList();
        return new ServiceAdditions(unit, sources, program, others, environment, user, etcReadOnly, startLimit);
    }

    private static boolean isNamed(CommandLineWord word, String name) {
        String written = word.text().split("=", 2)[0].replace('_', '-');
        return written.equalsIgnoreCase("--" + name.replace('_', '-'));
    }

    /** The options of the files, with the command line of the unit on top; where the files are is no option of the server. */
    public EffectiveOptions over(EffectiveOptions options) {
        List<CommandLineWord> words = arguments.stream()
                .filter(word -> FILE_ARGUMENTS.stream().noneMatch(name -> isNamed(word, name)))
                .toList();
        return words.isEmpty() ? options : options.withCommandLine(words, sources);
    }
}
