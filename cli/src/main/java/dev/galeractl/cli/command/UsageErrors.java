package dev.galeractl.cli.command;

import dev.galeractl.cli.text.Closest;
import dev.galeractl.cli.text.Language;
import dev.galeractl.cli.text.Messages;
import dev.galeractl.replication.source.InputProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence, with the word that was most likely meant. */
final class UsageErrors {
    private static final String OPTION_FILE = "--defaults-file";

    private UsageErrors() {}

    static String sentence(ParameterException error, Messages messages) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, messages);
        }
        if (error instanceof MissingParameterException missing) {
            return missing(missing, messages);
        }
        if (error instanceof OverwrittenOptionException twice) {
            return messages.text("usage.twice", name(twice.getOverwritten()));
        }
        ArgSpec argument = error.getArgSpec();
        if (argument != null && error.getValue() != null) {
            return badValue(argument, error.getValue(), messages);
        }
        return String.valueOf(error.getMessage());
    }

    /** English is the problem's own sentence, which knows most; other languages tell its kind. */
    static String sentence(InputProblem problem, Messages messages) {
        return messages.language() == Language.EN
                ? problem.sentence()
                : messages.text(
                        "input."
                                + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        problem.file());
    }

    static String unknownCommand(Messages messages, String word, Optional<String> meant) {
        return messages.text("usage.unknownCommand", word) + didYouMean(messages, meant);
    }

    private static String unmatched(UnmatchedArgumentException error, Messages messages) {
        String word = error.getUnmatched().get(0);
        CommandLine command = error.getCommandLine();
        if (word.startsWith("-") && word.length() > 1) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return messages.text("usage.unknownOption", name)
                    + didYouMean(messages, Closest.to(name, options(command)));
        }
        if (command.getSubcommands().isEmpty()) {
            return messages.text("usage.unexpected", word) + didYouMean(messages, asFile(command, word));
        }
        return unknownCommand(
                messages, word, Closest.to(word, command.getSubcommands().keySet()));
    }

    /** The option file is an option, as it is to the server; many write it without. */
    private static Optional<String> asFile(CommandLine command, String word) {
        return command.getCommandSpec().findOption(OPTION_FILE) == null
                ? Optional.empty()
                : Optional.of(OPTION_FILE + "=" + word);
    }

    private static String missing(MissingParameterException error, Messages messages) {
        List<ArgSpec> arguments = error.getMissing();
        if (arguments.isEmpty()) {
            return String.valueOf(error.getMessage());
        }
        ArgSpec argument = arguments.get(0);
        CommandLine command = error.getCommandLine();
        Optional<String> meant = name(argument).equals(OPTION_FILE)
                ? command.getUnmatchedArguments().stream()
                        .filter(word -> !word.startsWith("-"))
                        .findFirst()
                        .flatMap(word -> asFile(command, word))
                : Optional.empty();
        boolean valueOnly = argument instanceof OptionSpec && !argument.required();
        String label = argument.paramLabel();
        return valueOnly
                ? messages.text("usage.missingValue", name(argument), label)
                : messages.text("usage.missing", name(argument)) + didYouMean(messages, meant);
    }

    private static String badValue(ArgSpec argument, String value, Messages messages) {
        List<String> allowed = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(allowed::add);
        }
        if (allowed.isEmpty()) {
            return messages.text("usage.badValue", name(argument), value, argument.paramLabel());
        }
        return messages.text("usage.badChoice", name(argument), value, String.join(", ", allowed))
                + didYouMean(messages, Closest.to(value, allowed));
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .filter(name -> name.startsWith("--"))
                .collect(Collectors.toList());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String didYouMean(Messages messages, Optional<String> meant) {
        return meant.map(word -> messages.text("usage.didYouMean", word)).orElse("");
    }
}
