package dev.galeractl.cli.command;

import dev.galeractl.cli.render.ValidateFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a command line of {@code validate} without picocli, if it is a plain one: files and options that most people give, each once. To build
 * picocli's model of this one command and to parse with it takes longer than checking an option file. Everything else, mistakes and pages of help
 * above all, is left to picocli; a test holds what is read here against what picocli makes of the same words.
 */
final class PlainValidate {
    private final GlobalOptions globals;
    private final ValidateCommand command;
    private final List<Path> files = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private PlainValidate(GlobalOptions globals) {
        this.globals = globals;
        this.command = new ValidateCommand(globals);
    }

    /**
     * The command with its options set.
     *
     * @param globals get the options that every command takes; in an undefined state if nothing is returned
     * @return empty if the words are not plain
     */
    static Optional<ValidateCommand> read(GlobalOptions globals, String... words) {
        if (words.length == 0 || !words[0].equals("validate")) {
            return Optional.empty();
        }
        PlainValidate plain = new PlainValidate(globals);
        try {
            for (int i = 1; i < words.length; i++) {
                if (!plain.take(words[i])) {
                    return Optional.empty();
                }
            }
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
        plain.command.files = plain.files;
        return Optional.of(plain.command);
    }

    private boolean take(String word) {
        if (word.isEmpty()) {
            return false;
        }
        if (word.charAt(0) != '-') {
            return files.add(Path.of(word));
        }
        int equals = word.indexOf('=');
        String name = switch (equals < 0 ? word : word.substring(0, equals)) {
            case "-q" -> "--quiet";
            case "-v" -> "--verbose";
            default -> equals < 0 ? word : word.substring(0, equals);
        };
        if (!seen.add(name)) {
            return false;
        }
        return equals < 0 ? flag(name) : value(name, word.substring(equals + 1));
    }

    private boolean flag(String name) {
        switch (name) {
            case "--this-host" -> command.thisHost = true;
            case "--guard" -> command.guard = true;
            case "--quiet" -> globals.quiet = true;
            case "--verbose" -> globals.verbose = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean value(String name, String value) {
        // An empty value, and one in quotation marks, are picocli's to judge.
        if (value.isEmpty() || value.charAt(0) == '"') {
            return false;
        }
        switch (name) {
            case "--defaults-file" -> command.optionFiles.defaultsFile = Optional.of(Path.of(value));
            case "--defaults-extra-file" -> command.optionFiles.extraFile = Optional.of(Path.of(value));
            case "--defaults-group-suffix" -> command.optionFiles.groupSuffix = Optional.of(value);
            case "--server-version" -> command.serverVersion = Optional.of(value);
            case "--for" -> command.wantedVersion = Optional.of(value);
            case "--format" -> {
                return choose(ValidateFormat.class, value)
                        .map(it -> command.format = it)
                        .isPresent();
            }
            case "--severity" -> {
                command.severity = choose(SeverityChoice.class, value);
                return command.severity.isPresent();
            }
            case "--color" -> {
                return choose(ColorChoice.class, value)
                        .map(it -> globals.color = it)
                        .isPresent();
            }
            case "--lang" -> {
                return choose(LanguageChoice.class, value)
                        .map(it -> globals.lang = it)
                        .isPresent();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The choice that is spelt so, in small letters as it is documented. */
    private static <E extends Enum<E>> Optional<E> choose(Class<E> choices, String value) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.toString().equals(value)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
